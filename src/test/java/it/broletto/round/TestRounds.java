package it.broletto.round;

import it.broletto.audit.Actor;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes rounds for tests: two areas and the city-wide list, all phases dated, around today. Each test makes its own. */
@ApplicationScoped
public class TestRounds {

    public static final String OUTLINE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[9.15,45.45],[9.20,45.45],[9.20,45.48],[9.15,45.48],[9.15,45.45]]]}";

    /** Somebody in a role, who need not be a person of the database. */
    public record Somebody(UUID id, String actingAs) implements Actor {
        public static Somebody councillor() {
            return new Somebody(UUID.randomUUID(), "councillor");
        }
    }

    private final RoundService rounds;

    TestRounds(RoundService rounds) {
        this.rounds = rounds;
    }

    /** What a usual round looks like; collecting began a day ago, each phase lasts ten days. */
    public static NewRound usual(String title) {
        var start = Instant.now().minus(Duration.ofDays(1));
        return new NewRound(
                title,
                "Le tue idee per la città",
                "Chi vive qui propone e vota.",
                3,
                16,
                Residence.CITY,
                List.of(
                        new NewArea("M1", "Municipio 1", Money.ofEuros(500_000), OUTLINE),
                        new NewArea("M2", "Municipio 2", Money.ofEuros(300_000), OUTLINE),
                        new NewArea(NewArea.CITY_WIDE, "Tutta la città", Money.ofEuros(1_000_000), null)),
                List.of(
                        dated(Phase.COLLECTING, start, 0),
                        dated(Phase.EVALUATING, start, 10),
                        dated(Phase.DESIGNING, start, 20),
                        dated(Phase.VOTING, start, 30)));
    }

    private static NewPhase dated(Phase phase, Instant start, int fromDay) {
        return new NewPhase(phase, start.plus(Duration.ofDays(fromDay)), start.plus(Duration.ofDays(fromDay + 10)));
    }

    public UUID draft() {
        return rounds.create(usual("Edizione di prova " + UUID.randomUUID()), Somebody.councillor());
    }

    /** A round that collects, with two areas side by side, WEST and EAST of 9.175 degrees, and the city-wide list. */
    public RoundView neighbours() {
        var usual = usual("Confini " + UUID.randomUUID());
        var id = rounds.create(
                new NewRound(
                        usual.title(),
                        usual.summary(),
                        usual.body(),
                        usual.maxChoices(),
                        usual.minimumAge(),
                        usual.residence(),
                        List.of(
                                new NewArea("WEST", "Municipio ovest", Money.ofEuros(1000), square(9.15, 9.175)),
                                new NewArea("EAST", "Municipio est", Money.ofEuros(1000), square(9.175, 9.20)),
                                new NewArea(NewArea.CITY_WIDE, "Tutta la città", Money.ofEuros(1000), null)),
                        usual.phases()),
                Somebody.councillor());
        rounds.publish(id, Somebody.councillor());
        return rounds.byId(id);
    }

    private static String square(double west, double east) {
        return OUTLINE.replace("9.15,", west + ",").replace("9.20,", east + ",");
    }

    /** A published round, moved by hand through its phases up to the wanted one: COLLECTING to VOTING. */
    public RoundView in(Phase wanted) {
        var councillor = Somebody.councillor();
        var id = draft();
        rounds.publish(id, councillor);
        for (var phase : List.of(Phase.EVALUATING, Phase.DESIGNING, Phase.VOTING)) {
            if (!wanted.isBefore(phase)) {
                rounds.move(id, phase, "Prova", councillor);
            }
        }
        return rounds.byId(id);
    }
}
