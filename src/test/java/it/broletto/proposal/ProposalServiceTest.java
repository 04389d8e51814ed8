package it.broletto.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProposalServiceTest {

    @Inject
    ProposalService proposals;

    @Inject
    ReviewService reviews;

    @Inject
    RoundService rounds;

    @Inject
    TestRounds testRounds;

    @Inject
    TestPeople people;

    private static NewProposal idea(RoundView round, UUID intent, String title) {
        return new NewProposal(
                intent,
                round.areas().get(0).id(),
                title,
                "Piantiamo alberi lungo tutta la via, con panchine all'ombra.",
                Category.GREEN,
                45.46,
                9.17,
                "Via Padova 10",
                Money.ofEuros(80_000));
    }

    private static void assertRefused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }

    private void move(RoundView round, Phase to) {
        rounds.move(round.id(), to, "Prova", Somebody.councillor());
    }

    @Test
    void manyWhoSubmitAtOnceGetEachANumberOfTheirOwnWithoutGap() throws Exception {
        var round = testRounds.in(Phase.COLLECTING);
        var pool = Executors.newFixedThreadPool(10);
        try {
            var acts = IntStream.range(0, 30)
                    .<Callable<UUID>>mapToObj(i -> () -> proposals.submit(
                            round.id(), idea(round, UUID.randomUUID(), "Alberi " + i), people.citizen()))
                    .toList();
            for (var act : pool.invokeAll(acts)) {
                act.get();
            }
        } finally {
            pool.shutdownNow();
        }
        var numbers = proposals
                .newestBefore(ProposalFilter.all(round.id()), Instant.now().plusSeconds(9), new UUID(-1, -1), 100)
                .stream()
                .map(ProposalView::number)
                .sorted()
                .toList();
        assertEquals(IntStream.rangeClosed(1, 30).boxed().toList(), numbers);
    }

    @Test
    void theSameFormSentTwentyTimesAtOnceIsOneProposal() throws Exception {
        var round = testRounds.in(Phase.COLLECTING);
        var author = people.citizen();
        var intent = UUID.randomUUID();
        var pool = Executors.newFixedThreadPool(10);
        try {
            var acts = IntStream.range(0, 20)
                    .<Callable<UUID>>mapToObj(
                            i -> () -> proposals.submit(round.id(), idea(round, intent, "Alberi"), author))
                    .toList();
            assertEquals(
                    1,
                    pool.invokeAll(acts).stream()
                            .map(f -> {
                                try {
                                    return f.get();
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            })
                            .distinct()
                            .count());
        } finally {
            pool.shutdownNow();
        }
        assertEquals(1, proposals.count(ProposalFilter.all(round.id())));
        assertRefused(
                Reason.INTENT_REUSED,
                () -> proposals.submit(round.id(), idea(round, intent, "Alberi"), people.citizen()));
        assertRefused(
                Reason.INTENT_REUSED, () -> proposals.submit(round.id(), idea(round, intent, "Panchine"), author));
        var other = testRounds.in(Phase.COLLECTING);
        assertRefused(Reason.INTENT_REUSED, () -> proposals.submit(other.id(), idea(other, intent, "Alberi"), author));
    }

    @Test
    void onePersonHasAtMostTenIdeasInARoundAlsoWhenTheyArriveAtOnce() throws Exception {
        var round = testRounds.in(Phase.COLLECTING);
        var author = people.citizen();
        var pool = Executors.newFixedThreadPool(10);
        try {
            var acts = IntStream.range(0, 15)
                    .<Callable<UUID>>mapToObj(i ->
                            () -> proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Alberi " + i), author))
                    .toList();
            pool.invokeAll(acts);
        } finally {
            pool.shutdownNow();
        }
        assertEquals(10, proposals.count(ProposalFilter.all(round.id())));
        assertRefused(
                Reason.TOO_MANY_PROPOSALS,
                () -> proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Ancora"), author));
        proposals.withdraw(proposals.ofAuthor(author.id()).get(0).id(), author);
        proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Al posto di quella ritirata"), author);
    }

    @Test
    void onlyItsAuthorMayEditAndWithdrawItAndOnlyWhileIdeasAreCollected() {
        var round = testRounds.in(Phase.COLLECTING);
        var author = people.citizen();
        var id = proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Alberi"), author);
        var other = people.citizen();
        assertRefused(Reason.NOT_THE_AUTHOR, () -> proposals.edit(id, 0, idea(round, null, "Rubata"), other));
        assertRefused(Reason.NOT_THE_AUTHOR, () -> proposals.withdraw(id, other));
        proposals.edit(id, 0, idea(round, null, "Alberi e panchine"), author);
        assertRefused(Reason.STALE_FORM, () -> proposals.edit(id, 0, idea(round, null, "Alberi e fontane"), author));
        assertEquals("Alberi e panchine", proposals.byId(id).title());
        assertEquals(
                List.of("Alberi"),
                proposals.history(id).stream().map(EditView::title).toList());
        move(round, Phase.EVALUATING);
        assertRefused(Reason.WRONG_PHASE, () -> proposals.edit(id, 1, idea(round, null, "Troppo tardi"), author));
        assertRefused(Reason.WRONG_PHASE, () -> proposals.withdraw(id, author));
        assertRefused(
                Reason.WRONG_PHASE,
                () -> proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Tardi"), author));
    }

    @Test
    void aWithdrawnProposalShowsNothingOfItsText() {
        var round = testRounds.in(Phase.COLLECTING);
        var author = people.citizen();
        var id = proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Alberi"), author);
        proposals.edit(id, 0, idea(round, null, "Alberi e panchine"), author);
        proposals.withdraw(id, author);
        proposals.withdraw(id, author);
        assertNull(proposals.byId(id).title());
        assertNull(proposals.byId(id).body());
        assertNull(proposals.byId(id).latitude());
        assertTrue(proposals.history(id).isEmpty());
        assertEquals(0, proposals.count(ProposalFilter.all(round.id())));
        assertEquals(Status.WITHDRAWN, proposals.byId(id).status());
    }

    @Test
    void anIdeaForAnAreaOfAnotherRoundIsRefused() {
        var round = testRounds.in(Phase.COLLECTING);
        var other = testRounds.in(Phase.COLLECTING);
        assertRefused(
                Reason.OTHER_AREA,
                () -> proposals.submit(round.id(), idea(other, UUID.randomUUID(), "Altrove"), people.citizen()));
        assertRefused(
                Reason.NOT_FOUND,
                () -> proposals.submit(UUID.randomUUID(), idea(round, UUID.randomUUID(), "Altrove"), people.citizen()));
    }

    @Test
    void theOfficesAnswerMayBeRepeatedUntilItStandsOnTheBallot() {
        var round = testRounds.in(Phase.COLLECTING);
        var id = proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Alberi"), people.citizen());
        var officer = people.officer();
        var feasible = new NewReview(true, Money.ofEuros(90_000), null);
        assertRefused(Reason.WRONG_PHASE, () -> reviews.review(id, 0, feasible, officer));
        move(round, Phase.EVALUATING);
        assertRefused(Reason.INVALID_INPUT, () -> reviews.review(id, 0, new NewReview(false, null, "no"), officer));
        assertRefused(Reason.INVALID_INPUT, () -> reviews.review(id, 0, new NewReview(true, null, null), officer));
        assertRefused(
                Reason.INVALID_INPUT, () -> reviews.review(id, 0, new NewReview(true, Money.ZERO, null), officer));
        reviews.review(id, 0, new NewReview(false, null, "Il suolo non è del Comune."), officer);
        assertEquals(Status.NOT_FEASIBLE, proposals.byId(id).status());
        assertRefused(Reason.STALE_FORM, () -> reviews.review(id, 0, feasible, officer));
        reviews.review(id, proposals.byId(id).version(), feasible, officer);
        reviews.review(id, proposals.byId(id).version(), new NewReview(true, Money.ofEuros(95_000), null), officer);
        assertEquals(Money.ofEuros(95_000), proposals.byId(id).cost());
        assertEquals(3, reviews.of(id).size());
        assertEquals(
                List.of(id),
                proposals.feasible(round.id()).stream().map(ProposalView::id).toList());
        proposals.markListed(id, Somebody.councillor());
        assertRefused(
                Reason.ILLEGAL_TRANSITION,
                () -> reviews.review(id, proposals.byId(id).version(), feasible, officer));
        assertRefused(Reason.ILLEGAL_TRANSITION, () -> proposals.markListed(id, Somebody.councillor()));
        proposals.unmarkListed(id, Somebody.councillor());
        assertRefused(Reason.ILLEGAL_TRANSITION, () -> proposals.unmarkListed(id, Somebody.councillor()));
        assertEquals(Status.FEASIBLE, proposals.byId(id).status());
    }

    @Test
    void twoOfficersWhoAnswerAtOnceLeaveOneAnswer() throws Exception {
        var round = testRounds.in(Phase.COLLECTING);
        var id = proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Alberi"), people.citizen());
        move(round, Phase.EVALUATING);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var acts = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            reviews.review(id, 0, new NewReview(true, Money.ofEuros(1 + i), null), people.officer());
                            return true;
                        } catch (Refusal refusal) {
                            assertEquals(Reason.STALE_FORM, refusal.reason());
                            return false;
                        }
                    })
                    .toList();
            int through = 0;
            for (var act : pool.invokeAll(acts)) {
                through += act.get() ? 1 : 0;
            }
            assertEquals(1, through);
        } finally {
            pool.shutdownNow();
        }
        assertEquals(1, reviews.of(id).size());
    }

    @Test
    void wordsAreFoundInTheirItalianFormsAndHostileOnesFindNothing() {
        var round = testRounds.in(Phase.COLLECTING);
        proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Nuove fontanelle nel parco"), people.citizen());
        proposals.submit(round.id(), idea(round, UUID.randomUUID(), "Pista ciclabile protetta"), people.citizen());
        assertEquals(1, count(round, "fontanella"));
        assertEquals(1, count(round, "\"pista ciclabile\""));
        assertEquals(1, count(round, "fontanelle -pista"));
        assertEquals(0, count(round, "'; drop table proposal; --"));
        assertEquals(0, count(round, "((((&|!:*"));
        assertEquals(2, count(round, ""));
    }

    private long count(RoundView round, String words) {
        return proposals.count(new ProposalFilter(round.id(), null, null, null, words));
    }
}
