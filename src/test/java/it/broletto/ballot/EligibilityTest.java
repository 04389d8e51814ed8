package it.broletto.ballot;

import static it.broletto.ballot.Eligibility.Answer.LATER;
import static it.broletto.ballot.Eligibility.Answer.NO;
import static it.broletto.ballot.Eligibility.Answer.UNKNOWN;
import static it.broletto.ballot.Eligibility.Answer.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.ballot.Eligibility.Condition;
import it.broletto.ballot.Eligibility.Kind;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.PhaseView;
import it.broletto.round.Residence;
import it.broletto.round.RoundView;
import it.broletto.round.Source;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EligibilityTest {

    private static final Instant OPENS = Instant.parse("2026-03-14T23:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-04-15T22:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final UUID ROUND = UUID.randomUUID();

    private static RoundView round(Phase phase, int minimumAge, Residence residence) {
        return new RoundView(
                ROUND,
                "prova",
                "Prova",
                "Prova",
                "",
                phase,
                3,
                minimumAge,
                residence,
                Source.HERE,
                List.of(area("M1"), area("M2"), area("CITY")),
                List.of(new PhaseView(Phase.VOTING, OPENS, CLOSES, PhaseView.State.NOW)),
                OPENS,
                0);
    }

    private static AreaView area(String code) {
        return new AreaView(UUID.randomUUID(), ROUND, code, code, 0, Money.ofEuros(100), null);
    }

    private static Person citizen(int level, String born) {
        var birthDate = born == null ? null : LocalDate.parse(born);
        return new Person(UUID.randomUUID(), Set.of(Role.CITIZEN), level, NOW, birthDate, "Prova");
    }

    private static Eligibility of(RoundView round, Person person, String district, Instant at) {
        return Eligibility.of(round, Optional.ofNullable(person), Optional.ofNullable(district), at);
    }

    private static void assertAnswers(String expected, Eligibility eligibility) {
        var told = eligibility.conditions().stream()
                .map(it -> it.kind() + " " + it.answer())
                .collect(Collectors.joining(", "));
        assertEquals(expected, told);
    }

    private static void assertRefused(Reason reason, Eligibility eligibility) {
        assertFalse(eligibility.mayVote());
        assertEquals(reason, assertThrows(Refusal.class, eligibility::require).reason());
    }

    @Test
    void aResidentOfAgeAtLevel2MayVote() {
        var eligibility = of(round(Phase.VOTING, 16, Residence.CITY), citizen(2, "1980-01-01"), "M1", NOW);
        assertAnswers("SIGNED_IN YES, OPEN YES, AGE YES, RESIDENCE YES, LEVEL YES", eligibility);
        assertTrue(eligibility.mayVote());
        eligibility.require();
    }

    @Test
    void beforeSignInTheConditionsAreShownWithoutAnswers() {
        var eligibility = of(round(Phase.VOTING, 16, Residence.CITY), null, null, NOW);
        assertAnswers("SIGNED_IN NO, OPEN YES, AGE UNKNOWN, RESIDENCE UNKNOWN, LEVEL LATER", eligibility);
        assertRefused(Reason.SIGN_IN_NEEDED, eligibility);
    }

    @Test
    void whatTheRoundDoesNotAskIsNotACondition() {
        assertAnswers(
                "SIGNED_IN YES, OPEN YES, LEVEL YES",
                of(round(Phase.VOTING, 0, Residence.ANYONE), citizen(2, null), null, NOW));
    }

    @Test
    void level1MayLookAndIsAskedForMoreWhenItCasts() {
        var eligibility = of(round(Phase.VOTING, 16, Residence.CITY), citizen(1, "1980-01-01"), "M1", NOW);
        assertTrue(eligibility.is(Kind.LEVEL, LATER));
        assertTrue(eligibility.mayVote());
    }

    @Test
    void staffAreNotVoters() {
        var councillor = new Person(UUID.randomUUID(), Set.of(Role.COUNCILLOR), 2, NOW, null, "Prova");
        assertRefused(Reason.SIGN_IN_NEEDED, of(round(Phase.VOTING, 0, Residence.ANYONE), councillor, null, NOW));
    }

    @Test
    void oneIsOfAgeFromTheBirthdayOnByTheCitysCalendar() {
        var round = round(Phase.VOTING, 16, Residence.ANYONE);
        var born = citizen(2, "2010-03-21");
        // 23:30 UTC on the 20th is half past midnight of the 21st in Rome.
        assertTrue(of(round, born, null, Instant.parse("2026-03-20T23:30:00Z")).is(Kind.AGE, YES));
        assertRefused(Reason.TOO_YOUNG, of(round, born, null, Instant.parse("2026-03-20T22:30:00Z")));
    }

    @Test
    void whoIsBornOn29FebruaryComesOfAgeOnThe28thInACommonYear() {
        var round = round(Phase.VOTING, 18, Residence.ANYONE);
        var born = citizen(2, "2008-02-29");
        assertTrue(of(round, born, null, Instant.parse("2026-03-20T12:00:00Z")).is(Kind.AGE, YES));
    }

    @Test
    void beforeTheVoteOpensTheAgeOnTheOpeningDayIsTold() {
        var born = citizen(2, "2010-03-15");
        var eligibility =
                of(round(Phase.DESIGNING, 16, Residence.ANYONE), born, null, Instant.parse("2026-03-01T12:00:00Z"));
        assertAnswers("SIGNED_IN YES, OPEN NO, AGE YES, LEVEL YES", eligibility);
        assertRefused(Reason.WRONG_PHASE, eligibility);
    }

    @Test
    void anUnknownBirthDateIsSaidToBeUnknown() {
        var eligibility = of(round(Phase.VOTING, 16, Residence.ANYONE), citizen(2, null), null, NOW);
        assertTrue(eligibility.isBirthDateUnknown());
        assertRefused(Reason.AGE_UNKNOWN, eligibility);
    }

    @Test
    void whoIsNotInTheRegisterIsNoResident() {
        assertRefused(Reason.NOT_A_RESIDENT, of(round(Phase.VOTING, 0, Residence.CITY), citizen(2, null), null, NOW));
        assertTrue(of(round(Phase.VOTING, 0, Residence.CITY), null, null, NOW).is(Kind.RESIDENCE, UNKNOWN));
    }

    @Test
    void theVoteIsOverAtItsCloseEvenIfNobodyHasMovedTheRound() {
        var round = round(Phase.VOTING, 0, Residence.ANYONE);
        assertTrue(of(round, citizen(2, null), null, CLOSES.minusMillis(1)).mayVote());
        assertRefused(Reason.WRONG_PHASE, of(round, citizen(2, null), null, CLOSES));
    }

    @Test
    void onlyThePhaseOfVotingIsOpen() {
        for (var phase : Phase.values()) {
            var expected = phase == Phase.VOTING ? YES : NO;
            assertEquals(
                    List.of(expected),
                    of(round(phase, 0, Residence.ANYONE), citizen(2, null), null, NOW).conditions().stream()
                            .filter(it -> it.kind() == Kind.OPEN)
                            .map(Condition::answer)
                            .toList(),
                    phase.name());
        }
    }

    @Test
    void ofItsOwnAreaOneChoosesThatAreaAndTheCityWideList() {
        var round = round(Phase.VOTING, 0, Residence.OWN_AREA);
        var eligibility = of(round, citizen(2, null), "M1", NOW);
        assertEquals(
                List.of("M1", "CITY"),
                round.areas().stream()
                        .filter(eligibility::mayChoose)
                        .map(AreaView::code)
                        .toList());
        var everywhere = of(round(Phase.VOTING, 0, Residence.CITY), citizen(2, null), "M1", NOW);
        assertTrue(round.areas().stream().allMatch(everywhere::mayChoose));
    }
}
