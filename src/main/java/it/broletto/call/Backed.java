package it.broletto.call;

import it.broletto.match.Gift;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What calls show of campaigns, which they do not know. Implemented by {@code campaign}. */
public interface Backed {

    /** A public campaign. */
    record One(UUID id, String slug, String title, String summary, Instant closesAt) {}

    Optional<One> bySlug(String slug);

    Map<UUID, One> byIds(Collection<UUID> ids);

    /** What is promised, and by how many persons. */
    record Sum(long cents, long donors) {}

    Sum promised(UUID campaign);

    /**
     * Another one whenever a promise to one of them, or its claim, changed; empty in a transaction that has written, which
     * sees what others do not.
     */
    Optional<String> version(Collection<UUID> campaigns);

    /** The promises that stand, in the order in which they were made; a donor stands for one person. */
    Map<UUID, List<Gift>> standing(Collection<UUID> campaigns);
}
