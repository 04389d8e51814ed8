package it.broletto.bridge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import it.broletto.audit.Actor;
import it.broletto.ballot.CountService;
import it.broletto.project.ProjectService;
import it.broletto.project.TestProjects;
import it.broletto.proposal.Category;
import it.broletto.proposal.NewProposal;
import it.broletto.proposal.NewReview;
import it.broletto.proposal.ProposalService;
import it.broletto.proposal.ReviewService;
import it.broletto.proposal.TestPeople;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Projects that lost the vote, for tests, each made anew. */
@ApplicationScoped
public class Losers {

    /** A project of 20,000 € in M1, its proposal and its round. */
    public record Made(RoundView round, UUID proposal, UUID project) {}

    private final TestProjects tests;
    private final RoundService rounds;
    private final ProposalService proposals;
    private final ReviewService reviews;
    private final ProjectService projects;
    private final CountService counts;
    private final TestPeople people;

    Losers(
            TestProjects tests,
            RoundService rounds,
            ProposalService proposals,
            ReviewService reviews,
            ProjectService projects,
            CountService counts,
            TestPeople people) {
        this.tests = tests;
        this.rounds = rounds;
        this.proposals = proposals;
        this.reviews = reviews;
        this.projects = projects;
        this.counts = counts;
        this.people = people;
    }

    /** Still on the ballot. */
    public Made listed(Actor author) {
        return listed(author, round -> UUID.randomUUID());
    }

    /** @param intent of the form by which it is proposed to a round */
    public Made listed(Actor author, UnaryOperator<UUID> intent) {
        var round = tests.evaluating(Residence.ANYONE, 0);
        var area = round.area("M1").orElseThrow();
        var idea = new NewProposal(
                intent.apply(round.id()),
                area.id(),
                "Un forno in piazza",
                "Un forno comune in cui il sabato si cuoce insieme il pane di tutta la via.",
                Category.SOCIAL,
                45.46,
                9.17,
                "Piazza del Pane",
                null);
        var proposal = proposals.submit(round.id(), idea, author);
        var councillor = Somebody.councillor();
        rounds.move(round.id(), Phase.EVALUATING, "Prova", councillor);
        reviews.review(
                proposal,
                proposals.byId(proposal).version(),
                new NewReview(true, Money.ofEuros(20_000), null),
                people.officer());
        var project = projects.list(round.id(), proposal, councillor);
        rounds.move(round.id(), Phase.DESIGNING, "Prova", councillor);
        return new Made(rounds.byId(round.id()), proposal, project);
    }

    /** Lost, in a round that is decided. */
    public Made lost(Actor author) {
        var made = listed(author);
        decide(made, Set.of());
        return made;
    }

    /** Decides a round at once, without a count: left undecided, it would be counted when its days are over. */
    public void decide(Made made, Set<UUID> winners) {
        var round = made.round().id();
        QuarkusTransaction.requiringNew().run(() -> {
            rounds.move(round, Phase.VOTING, "Prova", Somebody.councillor());
            rounds.move(round, Phase.COUNTING, "Prova", Somebody.councillor());
            projects.decide(made.round().area("M1").orElseThrow().id(), winners);
            rounds.markDecided(round);
        });
    }

    /** Lost, in a round that is decided: nobody voted. */
    public Made decided(Actor author) {
        var made = listed(author);
        rounds.move(made.round().id(), Phase.VOTING, "Prova", Somebody.councillor());
        rounds.move(made.round().id(), Phase.COUNTING, "Prova", Somebody.councillor());
        while (rounds.byId(made.round().id()).phase() != Phase.DECIDED) {
            counts.countNext();
        }
        return new Made(rounds.byId(made.round().id()), made.proposal(), made.project());
    }
}
