package it.broletto.dev;

import java.time.Instant;
import java.util.UUID;

/** A citizen's idea in the demo city, and what became of it. {@code costCents} 0 = not found feasible. */
record DemoIdea(
        UUID id,
        String municipio,
        UUID author,
        String title,
        String body,
        String category,
        Double latitude,
        Double longitude,
        String place,
        Long guessCents,
        String status,
        Instant submittedAt,
        long costCents,
        String answer,
        Integer knownVotes) {

    boolean isListed() {
        return status.equals("LISTED");
    }

    boolean isAnswered() {
        return answer != null;
    }
}
