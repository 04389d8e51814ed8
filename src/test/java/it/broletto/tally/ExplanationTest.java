package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import it.broletto.tally.Explanation.Bid;
import it.broletto.tally.Explanation.Loser;
import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Small elections, computed by hand. Amounts are in cents. */
class ExplanationTest {

    private static final RuleSheet EQUAL_SHARES =
            RuleSheet.builder().method(Method.EQUAL_SHARES).build();

    /** Each voter has 300. The hall costs its three voters 250 each; of the lamp's voters one has then 50 left. */
    private static Election hallLampAndSwing() {
        return hallLampAndSwing(1200);
    }

    private static Election hallLampAndSwing(long budgetCents) {
        return Election.builder(VoteType.APPROVAL, budgetCents, Map.of())
                .project("hall", 750, "Hall", Map.of("category", "culture"))
                .project("lamp", 320, "Lamp", Map.of("category", "streets, parks"))
                .project("swing", 120, "Swing", Map.of("category", "parks"))
                .ballot(List.of("hall", "lamp"))
                .ballots(2, List.of("hall", "swing"), List.of())
                .ballot(List.of("lamp"))
                .build();
    }

    private static Loser loser(Explanation explanation, String id) {
        return explanation.losers().stream()
                .filter(one -> one.projectId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachPurchaseTellsItsPriceItsPayersAndItsRivals() {
        var explanation = Explanation.of(hallLampAndSwing(), EQUAL_SHARES);
        assertEquals(OptionalLong.of(300), explanation.endowmentWholeCents());
        var hall = explanation.rounds().get(0);
        assertEquals("hall", hall.projectId());
        assertEquals(1, hall.number());
        assertEquals(Stage.RULE, hall.stage());
        assertEquals(0, hall.priceCents().compareTo(Fraction.of(250, 1)));
        assertEquals(3, hall.payers());
        assertEquals(0, hall.emptied());
        assertEquals(3_00, hall.effectiveHundredths());
        assertEquals(List.of(new Bid("lamp", 2_00, 160), new Bid("swing", 2_00, 60)), hall.rivals());
        assertEquals(450, hall.leftCents());
        var lamp = explanation.rounds().get(1);
        assertEquals("lamp", lamp.projectId());
        assertEquals(OptionalLong.of(270), lamp.priceWholeCents());
        assertEquals(1, lamp.payers());
        assertEquals(1, lamp.emptied());
        assertEquals(1_18, lamp.effectiveHundredths());
        assertEquals(List.of(), lamp.rivals());
        assertEquals(130, lamp.leftCents());
        assertEquals(2, explanation.rounds().size());
    }

    @Test
    void aLoserTellsWhatItsSupportersLackAndWhoTookTheirMoney() {
        var explanation = Explanation.of(hallLampAndSwing(), EQUAL_SHARES);
        assertEquals(1, explanation.losers().size());
        var swing = loser(explanation, "swing");
        assertEquals(Fate.SUPPORTERS_TOO_POOR, swing.fate());
        assertEquals(0, swing.hadCents().compareTo(Fraction.of(600, 1)));
        assertEquals(0, swing.leftCents().compareTo(Fraction.of(100, 1)));
        assertEquals(OptionalLong.of(83_33), swing.supportHundredths());
        assertEquals(20, swing.missingCents());
        assertEquals(OptionalLong.empty(), swing.missingVotes(), "all voters paid for something");
        assertEquals(1, swing.lastRound());
        assertNull(swing.lostTo());
        assertEquals(1, swing.takers().size());
        assertEquals("hall", swing.takers().get(0).projectId());
        assertEquals(500, swing.takers().get(0).wholeCents());
    }

    /** The one who has only 50 left for the lamp pays that, and then has nothing for the bench. */
    @Test
    void whoseLastMoneyWasTakenIsToldByWhom() {
        var election = Election.builder(VoteType.APPROVAL, 1200, Map.of())
                .project("hall", 750, "", Map.of())
                .project("lamp", 320, "", Map.of())
                .project("bench", 500, "", Map.of())
                .ballot(List.of("hall", "lamp", "bench"))
                .ballots(2, List.of("hall"), List.of())
                .ballot(List.of("lamp"))
                .build();
        var bench = loser(Explanation.of(election, EQUAL_SHARES), "bench");
        assertEquals(0, bench.hadCents().compareTo(Fraction.of(300, 1)));
        assertEquals(0, bench.leftCents().numerator().signum());
        assertEquals(OptionalLong.of(0), bench.supportHundredths());
        assertEquals(500, bench.missingCents());
        assertEquals(
                List.of("hall", "lamp"),
                bench.takers().stream().map(Explanation.Taker::projectId).toList());
        assertEquals(
                List.of(250L, 50L),
                bench.takers().stream().map(Explanation.Taker::wholeCents).toList());
    }

    @Test
    void welfareCountsVotersByWhatTheyGotAndPaid() {
        var welfare = Explanation.of(hallLampAndSwing(), EQUAL_SHARES).welfare();
        assertEquals(4, welfare.voters());
        assertEquals(0, welfare.unrepresented());
        assertEquals(List.of(0L, 3L, 1L), welfare.byProjects());
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 3L, 1L), welfare.byPaid());
        assertEquals(0, welfare.meanCostCents().compareTo(Fraction.of(750 * 3 + 320 * 2, 4)));
        assertEquals(722, welfare.meanCostWholeCents());
        assertEquals(1_25, welfare.meanProjectsHundredths());
    }

    @Test
    void votersWithoutAFundedProjectAreCountedWithBlankOnes() {
        var election = Election.builder(VoteType.APPROVAL, 900, Map.of())
                .project("a", 300, "", Map.of())
                .project("b", 900, "", Map.of())
                .ballots(4, List.of("a"), List.of())
                .ballots(2, List.of("b"), List.of())
                .ballot(List.of())
                .build();
        var welfare = Explanation.of(election, EQUAL_SHARES).welfare();
        assertEquals(3, welfare.unrepresented());
        assertEquals(42_85, welfare.unrepresentedHundredths());
        assertEquals(1, welfare.blank());
        assertEquals(3, welfare.byPaid().get(0));
    }

    @Test
    void oneWhoPaidNothingMightHaveBoughtALoser() {
        var election = Election.builder(VoteType.APPROVAL, 1200, Map.of())
                .project("a", 600, "", Map.of())
                .project("b", 500, "", Map.of())
                .project("c", 400, "", Map.of())
                .ballots(2, List.of("a", "b"), List.of())
                .ballot(List.of("a"))
                .ballot(List.of("c"))
                .build();
        var explanation = Explanation.of(election, EQUAL_SHARES);
        assertEquals(List.of("a"), explanation.outcome().winners());
        assertEquals(OptionalLong.of(1), loser(explanation, "b").missingVotes());
        assertEquals(300, loser(explanation, "b").missingCents());
        assertEquals(OptionalLong.of(75_00), loser(explanation, "c").supportHundredths());
        assertEquals(OptionalLong.empty(), loser(explanation, "c").missingVotes(), "all others paid");
    }

    @Test
    void aRoundNamesThoseThatOnlyTheTieOrderPutLater() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 400, "", Map.of())
                .project("b", 300, "", Map.of())
                .project("c", 100, "", Map.of())
                .ballots(2, List.of("a"), List.of())
                .ballots(2, List.of("b"), List.of())
                .ballot(List.of("c"))
                .build();
        var shares = Explanation.of(election, EQUAL_SHARES);
        assertEquals("b", shares.rounds().get(0).projectId());
        assertEquals(List.of("a"), shares.rounds().get(0).tied());
        assertEquals(List.of(), shares.rounds().get(1).tied());
        var greedy = Explanation.of(election, RuleSheet.GREEDY);
        assertEquals("b", greedy.rounds().get(0).projectId());
        assertEquals(List.of("a"), greedy.rounds().get(0).tied());
    }

    /** Both are paid for when each supporter has earned 100; the cheaper one comes first. */
    @Test
    void underPhragmenATieIsNamedToo() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 200, "", Map.of())
                .project("b", 100, "", Map.of())
                .project("c", 300, "", Map.of())
                .ballots(2, List.of("a"), List.of())
                .ballot(List.of("b"))
                .ballot(List.of("c"))
                .build();
        var sheet = RuleSheet.builder().method(Method.PHRAGMEN).build();
        var rounds = Explanation.of(election, sheet).rounds();
        assertEquals("b", rounds.get(0).projectId());
        assertEquals(List.of("a"), rounds.get(0).tied());
        assertEquals("a", rounds.get(1).projectId());
        assertEquals(List.of(), rounds.get(1).tied());
    }

    @Test
    void thoseThatTieAreToldInOrder() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("c", 200, "", Map.of())
                .project("b", 200, "", Map.of())
                .project("a", 100, "", Map.of())
                .ballots(2, List.of("c"), List.of())
                .ballots(2, List.of("b"), List.of())
                .ballot(List.of("a"))
                .build();
        var phragmen = RuleSheet.builder().method(Method.PHRAGMEN).build();
        assertEquals(
                List.of("b", "c"),
                Explanation.of(election, phragmen).rounds().get(0).tied());
        var shares = EQUAL_SHARES.change().utility(Utility.CARDINALITY).build();
        assertEquals(
                List.of("b", "c"),
                Explanation.of(election, shares).rounds().get(0).tied());
    }

    @Test
    void aGreedyLoserTellsWhichWinnerItHadToPrecede() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 600, "", Map.of())
                .project("b", 500, "", Map.of())
                .project("c", 400, "", Map.of())
                .project("d", 1001, "", Map.of())
                .ballots(10, List.of("a"), List.of())
                .ballots(7, List.of("b", "d"), List.of())
                .ballots(5, List.of("c"), List.of())
                .build();
        var explanation = Explanation.of(election, RuleSheet.GREEDY);
        assertEquals(OptionalLong.empty(), explanation.endowmentWholeCents());
        assertEquals(List.of("a", "c"), explanation.outcome().winners());
        var first = explanation.rounds().get(0);
        assertEquals(10_00, first.effectiveHundredths());
        assertEquals(OptionalLong.empty(), first.priceWholeCents());
        assertEquals(400, first.leftCents());
        var b = loser(explanation, "b");
        assertEquals("a", b.lostTo());
        assertEquals(OptionalLong.of(70_00), b.supportHundredths());
        assertEquals(100, b.missingCents());
        assertEquals(OptionalLong.of(3), b.missingVotes(), "with 10 votes the cheaper one precedes");
        var d = loser(explanation, "d");
        assertNull(d.lostTo());
        assertEquals(OptionalLong.empty(), d.supportHundredths());
        assertEquals(OptionalLong.empty(), d.missingVotes());
        assertEquals(601, d.missingCents());
    }

    @Test
    void aTieIsNamedAlsoIfItTakesAllThatIsLeft() {
        var election = Election.builder(VoteType.APPROVAL, 300, Map.of())
                .project("a", 300, "", Map.of())
                .project("b", 300, "", Map.of())
                .ballot(List.of("a", "b"))
                .build();
        assertEquals(
                List.of("b"),
                Explanation.of(election, RuleSheet.GREEDY).rounds().get(0).tied());
    }

    /** Where the comparison keeps what the method gave, votes per cost count; where greedy is preferred, votes. */
    @Test
    void afterAComparisonALoserIsMeasuredByWhatDecided() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 600, "", Map.of())
                .project("b", 500, "", Map.of())
                .ballots(10, List.of("a"), List.of())
                .ballots(7, List.of("b"), List.of())
                .build();
        var perCost = RuleSheet.builder().method(Method.GREEDY_PER_COST).comparison(Comparison.MAJORITY_WITH_GREEDY);
        var same = loser(Explanation.of(election, perCost.build()), "b");
        assertEquals(OptionalLong.of(84_00), same.supportHundredths(), "7 / 5 of 10 / 6");
        var dear = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 1000, "", Map.of())
                .project("b", 500, "", Map.of())
                .ballots(10, List.of("a"), List.of())
                .ballots(7, List.of("b"), List.of())
                .build();
        var explanation = Explanation.of(dear, perCost.build());
        assertEquals(List.of("a"), explanation.outcome().winners());
        assertEquals(OptionalLong.of(70_00), loser(explanation, "b").supportHundredths(), "7 of 10");
    }

    @Test
    void ofBallotsWithPointsALoserTellsThePointsItLacked() {
        var election = Election.builder(VoteType.CUMULATIVE, 650, Map.of())
                .project("a", 100, "", Map.of())
                .project("b", 600, "", Map.of())
                .project("c", 100, "", Map.of())
                .ballot(List.of("a"), List.of(10))
                .ballot(List.of("b", "c"), List.of(7, 1))
                .ballot(List.of("c"), List.of(1))
                .build();
        var sheet = RuleSheet.builder().filters(new Filters(1, false, 0, 0));
        var greedy = loser(Explanation.of(election, sheet.build()), "b");
        assertEquals(OptionalLong.of(4), greedy.missingVotes(), "with 10 the cheaper one precedes");
        var perCost = loser(
                Explanation.of(election, sheet.method(Method.GREEDY_PER_COST).build()), "b");
        assertEquals(OptionalLong.of(54), perCost.missingVotes(), "61 for 600 are more than 10 for 100");
        var barred = loser(
                Explanation.of(
                        election, sheet.filters(new Filters(2, false, 0, 0)).build()),
                "b");
        assertEquals(Fate.TOO_FEW_VOTES, barred.fate());
        assertEquals(OptionalLong.empty(), barred.missingVotes(), "points are not voters");
    }

    @Test
    void aGreedyCompletionGoesOnWhereTheMethodEnded() {
        var election = hallLampAndSwing();
        var explanation = Explanation.of(
                election, EQUAL_SHARES.change().completion(Completion.GREEDY).build());
        var swing = explanation.rounds().get(2);
        assertEquals(3, swing.number());
        assertEquals(Stage.COMPLETION, swing.stage());
        assertEquals("swing", swing.projectId());
        assertEquals(10, swing.leftCents());
        assertEquals(List.of(), explanation.losers());
    }

    /**
     * Swing's voters have earned 120 together at 60 each, lamp's 320 at 160. The hall's would have 750 when each earned
     * (750 + 160 + 2 · 60) / 3, but 660 is left.
     */
    @Test
    void phragmenTellsWhatEachHadEarned() {
        var explanation = Explanation.of(
                hallLampAndSwing(1100),
                RuleSheet.builder().method(Method.PHRAGMEN).build());
        assertEquals(List.of("swing", "lamp"), explanation.outcome().winners());
        var swing = explanation.rounds().get(0);
        assertEquals(OptionalLong.of(60), swing.priceWholeCents());
        assertEquals(2, swing.payers());
        assertEquals(List.of(new Bid("lamp", 2_00, 160), new Bid("hall", 3_00, 250)), swing.rivals());
        var lamp = explanation.rounds().get(1);
        assertEquals(OptionalLong.of(160), lamp.priceWholeCents());
        assertEquals(2, lamp.payers());
        assertEquals(0, lamp.emptied());
        var hall = loser(explanation, "hall");
        assertEquals(0, explanation.endowmentCents().compareTo(Fraction.of(750 + 160 + 2 * 60, 3)));
        assertEquals(0, hall.leftCents().compareTo(Fraction.of(750, 1)), "its supporters could, the budget could not");
        assertEquals(0, hall.missingCents());
        assertEquals(2, hall.lastRound());
        assertEquals("lamp", hall.takers().get(0).projectId());
        assertEquals(160, hall.takers().get(0).wholeCents());
        assertEquals(120, hall.takers().get(1).wholeCents());
    }

    @Test
    void aProjectOfSeveralCategoriesCountsInEqualParts() {
        var election = hallLampAndSwing();
        var spending = Explanation.of(election, EQUAL_SHARES).spending();
        assertEquals(1, spending.size());
        assertEquals("category", spending.get(0).column());
        var parts = spending.get(0).parts();
        assertEquals(
                List.of("culture", "parks", "streets"),
                parts.stream().map(Spending.Part::value).toList());
        var parks = parts.get(1);
        assertEquals(2, parks.projects());
        assertEquals(1, parks.winners());
        assertEquals(160, parks.spentWholeCents());
        assertEquals(3, parks.wholeVotes());
        assertEquals(14_95, parks.spentHundredths(), "160 of 1070");
        assertEquals(42_85, parks.votesHundredths(), "3 of 7");
    }

    @Test
    void aProjectThatFiltersBarredTellsHowManyVotesItLacked() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 500, "", Map.of())
                .project("b", 100, "", Map.of())
                .ballots(6, List.of("a"), List.of())
                .ballots(4, List.of("b"), List.of())
                .build();
        var sheet = RuleSheet.builder().filters(new Filters(5, false, 0, 0)).build();
        var b = loser(Explanation.of(election, sheet), "b");
        assertEquals(Fate.TOO_FEW_VOTES, b.fate());
        assertEquals(OptionalLong.of(1), b.missingVotes());
        assertEquals(0, b.missingCents());
        var all = RuleSheet.builder().filters(new Filters(10, false, 0, 0)).build();
        assertEquals(
                OptionalLong.of(4), loser(Explanation.of(election, all), "a").missingVotes());
        var more = RuleSheet.builder().filters(new Filters(11, false, 0, 0)).build();
        assertEquals(
                OptionalLong.empty(),
                loser(Explanation.of(election, more), "a").missingVotes(),
                "there were 10 voters");
    }

    @Test
    void ofAComparisonBothSidesAreTold() {
        var election =
                ReferenceElections.read("Poland_Wieliczka_2023_Green_Budget").grouped();
        var sheet = ReferenceCountTest.sheet("mes_cost_add1_nostop", 1)
                .change()
                .comparison(Comparison.MAJORITY_WITH_GREEDY)
                .build();
        var explanation = Explanation.of(election, sheet);
        assertEquals(new Preference(1615, 873, 4098), explanation.comparison());
        assertEquals(995_079_00, explanation.outcome().totalCostCents());
    }

    @Test
    void whereAComparisonPrefersGreedyItIsExplainedGreedily() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 1000, "", Map.of())
                .project("b", 400, "", Map.of())
                .ballots(6, List.of("a"), List.of())
                .ballots(4, List.of("b"), List.of())
                .build();
        for (var method : List.of(Method.EQUAL_SHARES, Method.PHRAGMEN)) {
            var sheet = RuleSheet.builder()
                    .method(method)
                    .comparison(Comparison.MAJORITY_WITH_GREEDY)
                    .build();
            var explanation = Explanation.of(election, sheet);
            assertEquals(List.of("a"), explanation.outcome().winners());
            assertEquals(new Preference(4, 6, 0), explanation.comparison());
            assertNull(explanation.endowmentCents());
            assertEquals("a", loser(explanation, "b").lostTo());
        }
    }

    @Test
    void anotherElectionsOutcomeIsRefused() {
        var election = hallLampAndSwing();
        var greedy = Count.of(election, RuleSheet.GREEDY);
        var shares = Count.of(election, EQUAL_SHARES);
        var other = Election.builder(VoteType.APPROVAL, 1200, Map.of())
                .project("hall", 750, "", Map.of())
                .build();
        assertThrows(IllegalArgumentException.class, () -> Explanation.of(other, EQUAL_SHARES, shares));
        var dearer = Election.builder(VoteType.APPROVAL, 1200, Map.of())
                .project("hall", 750, "", Map.of())
                .project("lamp", 320, "", Map.of())
                .project("swing", 120, "", Map.of())
                .ballots(4, List.of("swing"), List.of())
                .build();
        assertThrows(IllegalArgumentException.class, () -> Explanation.of(dearer, EQUAL_SHARES, shares));
        assertTrue(Explanation.of(election, RuleSheet.GREEDY, greedy).rounds().size() > 0);
        assertThrows(IllegalArgumentException.class, () -> Explanation.of(dearer, RuleSheet.GREEDY, greedy));
        var swingDearer = Election.builder(VoteType.APPROVAL, 1200, Map.of())
                .project("hall", 750, "", Map.of())
                .project("lamp", 320, "", Map.of())
                .project("swing", 121, "", Map.of())
                .ballot(List.of("hall", "lamp"))
                .ballots(2, List.of("hall", "swing"), List.of())
                .ballot(List.of("lamp"))
                .build();
        assertThrows(IllegalArgumentException.class, () -> Explanation.of(swingDearer, EQUAL_SHARES, shares));
    }

    @Test
    void anotherRuleSheetsOutcomeIsRefused() {
        var election = hallLampAndSwing();
        var shares = Count.of(election, EQUAL_SHARES);
        assertThrows(IllegalArgumentException.class, () -> Explanation.of(election, RuleSheet.GREEDY, shares));
    }

    /** Both projects have one vote each, but one voter cannot pay for both. */
    @Test
    void anOutcomeOfOtherBallotsIsRefused() {
        var two = Election.builder(VoteType.APPROVAL, 200, Map.of())
                .project("a", 100, "", Map.of())
                .project("b", 100, "", Map.of());
        var other = Election.builder(VoteType.APPROVAL, 200, Map.of())
                .project("a", 100, "", Map.of())
                .project("b", 100, "", Map.of())
                .ballot(List.of("a", "b"))
                .ballot(List.of())
                .build();
        var both = Count.of(two.ballot(List.of("a")).ballot(List.of("b")).build(), EQUAL_SHARES);
        assertEquals(List.of("a", "b"), both.winners());
        assertThrows(IllegalArgumentException.class, () -> Explanation.of(other, EQUAL_SHARES, both));
    }

    @Test
    void asJsonItHasTheSameBytesForGroupedBallots() {
        var election = hallLampAndSwing();
        var json = ExplanationJson.write(Explanation.of(election, EQUAL_SHARES));
        assertEquals(
                "{'endowment':'3.00','rounds':["
                        + "{'number':1,'stage':'rule','project':'hall','cost':'7.50','price':'2.50','payers':3,"
                        + "'emptied':0,'effectiveVotes':'3.00','rivals':["
                        + "{'project':'lamp','effectiveVotes':'2.00','price':'1.60'},"
                        + "{'project':'swing','effectiveVotes':'2.00','price':'0.60'}],'tied':[],'left':'4.50'},"
                        + "{'number':2,'stage':'rule','project':'lamp','cost':'3.20','price':'2.70','payers':1,"
                        + "'emptied':1,'effectiveVotes':'1.18','rivals':[],'tied':[],'left':'1.30'}],"
                        + "'losers':[{'project':'swing','fate':'supporters-too-poor','votes':2,'cost':'1.20',"
                        + "'supportersHad':'6.00','supportersLeft':'1.00','supportPercent':'83.33','missing':'0.20',"
                        + "'missingVotes':null,'lastRound':1,'lostTo':null,"
                        + "'takers':[{'project':'hall','amount':'5.00'}]}],"
                        + "'welfare':{'voters':4,'blank':0,'unrepresented':0,'unrepresentedPercent':'0.00',"
                        + "'meanCost':'7.22','meanProjects':'1.25','byProjects':[0,3,1],"
                        + "'byPaid':[0,0,0,0,0,0,0,0,0,3,1]},"
                        + "'spending':[{'column':'category','parts':["
                        + "{'value':'culture','projects':1,'winners':1,'spent':'7.50','spentPercent':'70.09',"
                        + "'votes':3,'votesPercent':'42.85'},"
                        + "{'value':'parks','projects':2,'winners':1,'spent':'1.60','spentPercent':'14.95',"
                        + "'votes':3,'votesPercent':'42.85'},"
                        + "{'value':'streets','projects':1,'winners':1,'spent':'1.60','spentPercent':'14.95',"
                        + "'votes':1,'votesPercent':'14.28'}]}],"
                        + "'proportionality':[{'measure':'cost','holds':true,'failures':[]},"
                        + "{'measure':'projects','holds':false,'failures':["
                        + "{'project':'swing','voters':2,'cost':'1.20','share':'6.00','mostSatisfaction':1}]}],'comparison':null}",
                json.replace('"', '\''));
        assertEquals(json, ExplanationJson.write(Explanation.of(election.grouped(), EQUAL_SHARES)));
    }

    @Test
    void theJsonOfAComparisonAndOfATieHasThemByName() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 400, "", Map.of())
                .project("b", 300, "", Map.of())
                .project("c", 100, "", Map.of())
                .ballots(2, List.of("a"), List.of())
                .ballots(2, List.of("b"), List.of())
                .ballot(List.of("c"))
                .build();
        var sheet = EQUAL_SHARES
                .change()
                .comparison(Comparison.MAJORITY_WITH_GREEDY)
                .build();
        var json = ExplanationJson.write(Explanation.of(election, sheet)).replace('"', '\'');
        assertTrue(json.contains("'tied':['a']"), json);
        assertTrue(json.endsWith(",'comparison':{'method':0,'greedy':0,'equal':5}}"), json);
        var greedy = ExplanationJson.write(Explanation.of(hallLampAndSwing(), RuleSheet.GREEDY))
                .replace('"', '\'');
        assertTrue(greedy.contains("'endowment':null"), greedy);
        assertTrue(greedy.contains("'price':null"), greedy);
    }

    @Test
    void theJsonOfALoserHasTheVotesItLackedAndOfAGroupItsSatisfaction() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 600, "", Map.of())
                .project("b", 500, "", Map.of())
                .ballots(6, List.of("a"), List.of())
                .ballots(5, List.of("b"), List.of())
                .build();
        var json = ExplanationJson.write(Explanation.of(election, RuleSheet.GREEDY))
                .replace('"', '\'');
        assertTrue(json.contains("'missing':'1.00','missingVotes':1,"), json);
        var passedOver = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 600, "", Map.of())
                .project("b", 300, "", Map.of())
                .project("c", 450, "", Map.of())
                .ballots(6, List.of("a"), List.of())
                .ballots(5, List.of("c"), List.of())
                .build();
        var cost = ExplanationJson.write(Explanation.of(passedOver, RuleSheet.GREEDY))
                .replace('"', '\'');
        assertTrue(
                cost.contains("{'measure':'cost','holds':false,'failures':["
                        + "{'project':'c','voters':5,'cost':'4.50','share':'4.54','mostSatisfaction':'0.00'}]}"),
                cost);
    }

    @Test
    void severalExplanationsMayStandInOneText() throws Exception {
        var election = hallLampAndSwing();
        var sheet = EQUAL_SHARES
                .change()
                .comparison(Comparison.MAJORITY_WITH_GREEDY)
                .build();
        var explanation = Explanation.of(election, sheet);
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            ExplanationJson.write(explanation, json);
            ExplanationJson.write(explanation, json);
            json.writeEndArray();
        }
        var one = ExplanationJson.write(explanation);
        assertEquals("[" + one + "," + one + "]", text.toString());
    }

    @Test
    void theMostVotedCategoryComesFirstAndAnEmptyPartOfAListIsNone() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 600, "", Map.of("category", "parks, ,streets"))
                .project("b", 600, "", Map.of("category", "water"))
                .ballot(List.of("a"))
                .ballot(List.of("b"))
                .build();
        assertEquals(
                List.of("water", "parks", "streets"),
                Spending.of(election, Count.of(election, RuleSheet.GREEDY)).get(0).parts().stream()
                        .map(Spending.Part::value)
                        .toList());
    }

    /** The third voter scores the park with nothing and pays for the lamp only. */
    @Test
    void underPhragmenWhoScoresAWinnerWithNothingDidNotPayForIt() {
        var election = Election.builder(VoteType.SCORING, 1200, Map.of())
                .project("park", 800, "", Map.of())
                .project("lamp", 300, "", Map.of())
                .project("hall", 900, "", Map.of())
                .ballots(4, List.of("park"), List.of(1))
                .ballots(2, List.of("lamp"), List.of(1))
                .ballot(List.of("lamp", "hall", "park"), List.of(1, 1, 0))
                .build();
        var hall = loser(
                Explanation.of(
                        election, RuleSheet.builder().method(Method.PHRAGMEN).build()),
                "hall");
        assertEquals(
                List.of("lamp"),
                hall.takers().stream().map(Explanation.Taker::projectId).toList());
    }

    /** The first voter pays all of 100 for the park, which is its price, and has nothing for the lamp. */
    @Test
    void whoHasNothingLeftPaysNothing() {
        var election = Election.builder(VoteType.APPROVAL, 400, Map.of())
                .project("park", 300, "", Map.of())
                .project("lamp", 80, "", Map.of())
                .ballot(List.of("park", "lamp"))
                .ballots(2, List.of("park"), List.of())
                .ballot(List.of("lamp"))
                .build();
        var rounds = Explanation.of(election, EQUAL_SHARES).rounds();
        assertEquals("park", rounds.get(0).projectId());
        assertEquals(1, rounds.get(1).payers());
        assertEquals(0, rounds.get(1).emptied());
    }

    /** A third and two thirds are paid; then either project takes all of the 100 that each of three has left. */
    @Test
    void aRivalThatTakesAllThatIsLeftIsNamed() {
        var election = Election.builder(VoteType.APPROVAL, 600, Map.of())
                .project("a", 300, "", Map.of())
                .project("b", 300, "", Map.of())
                .project("p", 100, "", Map.of())
                .project("q", 200, "", Map.of())
                .ballots(3, List.of("a", "b", "p", "q"), List.of())
                .build();
        var rounds = Explanation.of(election, EQUAL_SHARES).rounds();
        assertEquals(
                List.of("p", "q", "a"),
                rounds.stream().map(Explanation.Round::projectId).toList());
        assertEquals(List.of(new Bid("b", 3_00, 100)), rounds.get(2).rivals());
        assertEquals(List.of("b"), rounds.get(2).tied());
    }

    /** As above; a fourth voter has 40 left, so that the others pay 100 each for what costs 340. */
    @Test
    void aRivalThatTakesAllFromRichAndPoorIsNamed() {
        var election = Election.builder(VoteType.APPROVAL, 2200, Map.of())
                .project("a", 340, "", Map.of())
                .project("b", 340, "", Map.of())
                .project("p", 200, "", Map.of())
                .project("q", 400, "", Map.of())
                .project("r", 800, "", Map.of())
                .ballots(3, List.of("a", "b", "p", "q"), List.of())
                .ballots(3, List.of("p", "q"), List.of())
                .ballot(List.of("a", "b", "r"))
                .ballots(4, List.of("r"), List.of())
                .build();
        var last = Explanation.of(election, EQUAL_SHARES).rounds().get(3);
        assertEquals("a", last.projectId());
        assertEquals(List.of(new Bid("b", 3_40, 100)), last.rivals());
        assertEquals(List.of("b"), last.tied());
    }
}
