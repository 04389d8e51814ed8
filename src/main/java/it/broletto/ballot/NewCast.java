package it.broletto.ballot;

import it.broletto.shared.Refusal;
import java.util.List;
import java.util.UUID;

/** A ballot as it is handed in. {@code intent} is made once per review page: the same one again is the same cast. */
public record NewCast(UUID intent, List<UUID> projects) {

    /**
     * As forms send it.
     *
     * @throws Refusal STALE_FORM without an intent of ours, NOT_ON_BALLOT for a pick that is no id
     */
    static NewCast of(String intent, List<String> picks) {
        return new NewCast(
                id(intent, Refusal.Reason.STALE_FORM),
                picks == null
                        ? List.of()
                        : picks.stream()
                                .map(pick -> id(pick, Refusal.Reason.NOT_ON_BALLOT))
                                .toList());
    }

    private static UUID id(String text, Refusal.Reason otherwise) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException madeUp) {
            throw new Refusal(otherwise);
        }
    }
}
