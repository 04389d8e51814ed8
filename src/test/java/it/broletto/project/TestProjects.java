package it.broletto.project;

import it.broletto.proposal.Category;
import it.broletto.proposal.NewProposal;
import it.broletto.proposal.NewReview;
import it.broletto.proposal.ProposalService;
import it.broletto.proposal.ReviewService;
import it.broletto.proposal.TestPeople;
import it.broletto.round.NewRound;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes rounds with projects on their ballot, by the way that people go. */
@ApplicationScoped
public class TestProjects {

    /** What a project is to be: in which area, for how many euros. */
    public record Wanted(String area, long euros) {}

    private final RoundService rounds;
    private final ProposalService proposals;
    private final ReviewService reviews;
    private final ProjectService projects;
    private final TestPeople people;

    TestProjects(
            RoundService rounds,
            ProposalService proposals,
            ReviewService reviews,
            ProjectService projects,
            TestPeople people) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.reviews = reviews;
        this.projects = projects;
        this.people = people;
    }

    /** A round that evaluates; anybody of any age may vote in it, up to three projects. */
    public RoundView evaluating(Residence residence, int minimumAge) {
        var usual = TestRounds.usual("Edizione di prova " + UUID.randomUUID());
        var id = rounds.create(
                new NewRound(
                        usual.title(),
                        usual.summary(),
                        usual.body(),
                        3,
                        minimumAge,
                        residence,
                        usual.areas(),
                        usual.phases()),
                Somebody.councillor());
        rounds.publish(id, Somebody.councillor());
        return rounds.byId(id);
    }

    /** A feasible proposal of that area and cost. */
    public UUID feasible(RoundView round, Wanted wanted, String title) {
        var area = round.area(wanted.area()).orElseThrow().id();
        var idea = new NewProposal(
                UUID.randomUUID(),
                area,
                title,
                "Piantiamo alberi lungo tutta la via, con panchine all'ombra.",
                Category.GREEN,
                45.46,
                9.17,
                "Via Padova 10",
                null);
        return proposals.submit(round.id(), idea, people.citizen());
    }

    /** A round that votes, with these projects on the ballot in this order, numbered from 1. */
    public RoundView voting(Residence residence, int minimumAge, Wanted... wanted) {
        var round = designing(residence, minimumAge, wanted);
        rounds.move(round.id(), Phase.VOTING, "Prova", Somebody.councillor());
        return rounds.byId(round.id());
    }

    /** The same round before its vote opens. */
    public RoundView designing(Residence residence, int minimumAge, Wanted... wanted) {
        var round = evaluating(residence, minimumAge);
        var ideas = new ArrayList<UUID>();
        for (var each : wanted) {
            ideas.add(feasible(round, each, "Alberi in via Padova " + (ideas.size() + 1)));
        }
        var councillor = Somebody.councillor();
        rounds.move(round.id(), Phase.EVALUATING, "Prova", councillor);
        for (var at = 0; at < wanted.length; at++) {
            var id = ideas.get(at);
            var cost = Money.ofEuros(wanted[at].euros());
            reviews.review(id, proposals.byId(id).version(), new NewReview(true, cost, null), people.officer());
            projects.list(round.id(), id, councillor);
        }
        rounds.move(round.id(), Phase.DESIGNING, "Prova", councillor);
        return rounds.byId(round.id());
    }

    /** A round that votes, open to anybody, with eight projects: five of M1, two of M2, one city-wide. */
    public RoundView voting() {
        return voting(
                Residence.ANYONE,
                0,
                new Wanted("M1", 200_000),
                new Wanted("M1", 200_000),
                new Wanted("M1", 150_000),
                new Wanted("M1", 100_000),
                new Wanted("M1", 600_000),
                new Wanted("M2", 100_000),
                new Wanted("M2", 300_000),
                new Wanted("CITY", 900_000));
    }

    public void close(RoundView round) {
        rounds.move(round.id(), Phase.COUNTING, "Prova", Somebody.councillor());
    }

    /** Ids of what stands on the ballot, by number. */
    public List<UUID> ids(RoundView round) {
        return projects.ofRound(round.id()).stream().map(ProjectView::id).toList();
    }
}
