package it.broletto.call;

import it.broletto.match.Gift;
import it.broletto.match.Gifts;
import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What calls show of campaigns, which they do not know. Implemented by {@code campaign}. */
public interface Backed {

    /** A public campaign. */
    record One(UUID id, String slug, String title, String summary, Instant closesAt, Money minimum) {}

    Optional<One> bySlug(String slug);

    Map<UUID, One> byIds(Collection<UUID> ids);

    /** What is promised, and by how many persons. */
    record Sum(long cents, long donors) {}

    Sum promised(UUID campaign);

    /**
     * For each another one whenever a promise to it, or its claim, changed; empty in a transaction that has written, which
     * sees what others do not.
     */
    Map<UUID, String> versions(Collection<UUID> campaigns);

    /** What a rule looks at of all promises that stand: as {@link Gifts#of} has it from {@link #standing}. */
    Map<UUID, Gifts> gifts(Collection<UUID> campaigns, MatchRule rule);

    /** The promises that stand, in the order in which they were made; a donor stands for one person. */
    Map<UUID, List<Gift>> standing(Collection<UUID> campaigns);
}
