package it.broletto.dev;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A round of the demo city as it is to be.
 *
 * @param publishedOn day counted from today; for a draft the day on which it was begun
 * @param plan dated phases in their order
 * @param euros budget of each Municipio
 * @param categories of its ideas; empty = all
 * @param kinds of places its ideas are about; empty = all
 * @param ideas in all, spread over the Municipi
 * @param voters how many ballots were cast
 * @param areas ids by Municipio
 */
record DemoRound(
        UUID id,
        String slug,
        String title,
        String summary,
        String body,
        String phase,
        int maxChoices,
        int minimumAge,
        String residence,
        int publishedOn,
        List<Dates> plan,
        long euros,
        Set<String> categories,
        Set<String> kinds,
        int ideas,
        int voters,
        Map<String, UUID> areas) {

    /** A phase from the morning of one day to the night of another, both counted from today. */
    record Dates(String phase, int from, int to) {}

    /** Counted by Equal Shares; otherwise by votes. */
    boolean equalShares() {
        return slug.startsWith("municipi-in-movimento") || slug.startsWith("scuole-e-biblioteche");
    }

    boolean isDraft() {
        return phase.equals("DRAFT");
    }

    boolean hasBallot() {
        return phase.equals("VOTING") || isDecided();
    }

    boolean isDecided() {
        return phase.equals("DECIDED");
    }

    Dates dates(String wanted) {
        return plan.stream()
                .filter(dates -> dates.phase().equals(wanted))
                .findFirst()
                .orElseThrow();
    }
}
