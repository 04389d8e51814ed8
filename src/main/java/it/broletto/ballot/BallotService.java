package it.broletto.ballot;

import it.broletto.identity.Person;
import it.broletto.identity.ResidenceRegistry;
import it.broletto.project.ProjectService;
import it.broletto.project.ProjectStatus;
import it.broletto.project.ProjectView;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may vote, and the act of voting. Each public method is one transaction.
 * <p>
 * A cast is not in the public log: counting its lines would tell the turnout while people still vote. Its own table is
 * append-only.
 */
@ApplicationScoped
@Transactional
public class BallotService {

    private final Ballots ballots;
    private final Casts casts;
    private final RoundService rounds;
    private final ProjectService projects;
    private final ResidenceRegistry residence;
    private final Clock clock;

    BallotService(
            Ballots ballots,
            Casts casts,
            RoundService rounds,
            ProjectService projects,
            ResidenceRegistry residence,
            Clock clock) {
        this.ballots = ballots;
        this.casts = casts;
        this.rounds = rounds;
        this.projects = projects;
        this.residence = residence;
        this.clock = clock;
    }

    /** Whether somebody, or anybody before sign-in, may vote now. */
    public Eligibility eligibility(RoundView round, Optional<Person> person) {
        return Eligibility.of(round, person, person.flatMap(it -> residence.districtOf(it.id())), clock.instant());
    }

    /**
     * Deposits a ballot. A later cast of the same person replaces this one; the same intent again changes nothing and
     * gives the same receipt. The caller has checked level and freshness of the sign-in.
     *
     * @throws Refusal if the person may not vote now, chooses nothing, too much, twice, or what is not on the ballot;
     *     INTENT_REUSED if that intent came with other choices
     */
    public ReceiptView cast(UUID roundId, NewCast paper, Person voter) {
        var before = casts.ofIntent(roundId, voter.id(), paper.intent());
        if (before.isPresent()) {
            return receiptAgain(before.get(), paper);
        }
        var round = rounds.requirePhase(roundId, Phase.VOTING);
        var eligibility = eligibility(round, Optional.of(voter));
        eligibility.require();
        check(paper.projects(), eligibility);
        var ballot = ballots.openAndLock(roundId, voter.id(), eligibility.district(), now());
        var meanwhile = casts.ofIntent(roundId, voter.id(), paper.intent());
        if (meanwhile.isPresent()) {
            return receiptAgain(meanwhile.get(), paper);
        }
        var cast = new Cast(ballot.id(), roundId, casts.lastSeq(ballot.id()) + 1, paper.intent(), now());
        casts.persistAndFlush(cast);
        casts.choose(cast, roundId, paper.projects());
        return cast.view(true);
    }

    /**
     * Whether these choices fill a ballot.
     *
     * @throws Refusal NO_CHOICE, TOO_MANY_CHOICES, NOT_ON_BALLOT or OTHER_AREA
     */
    public void check(List<UUID> choices, Eligibility eligibility) {
        var round = eligibility.round();
        if (choices.isEmpty()) {
            throw new Refusal(Refusal.Reason.NO_CHOICE);
        }
        if (choices.size() > round.maxChoices()) {
            throw new Refusal(Refusal.Reason.TOO_MANY_CHOICES, round.maxChoices());
        }
        var listed = listed(round.id()).stream().collect(Collectors.toMap(ProjectView::id, Function.identity()));
        if (!listed.keySet().containsAll(choices) || new HashSet<>(choices).size() != choices.size()) {
            throw new Refusal(Refusal.Reason.NOT_ON_BALLOT);
        }
        for (var choice : choices) {
            var area = round.area(listed.get(choice).areaId()).orElseThrow();
            if (!eligibility.mayChoose(area)) {
                throw new Refusal(Refusal.Reason.OTHER_AREA, area.name());
            }
        }
    }

    /** Whether ballots are taken now. */
    public boolean isOpen(RoundView round) {
        return round.open(Phase.VOTING, clock.instant());
    }

    /** What stands on the ballot, by number. */
    public List<ProjectView> listed(UUID round) {
        return projects.ofRound(round).stream()
                .filter(project -> project.status() == ProjectStatus.LISTED)
                .toList();
    }

    /** The newest 100 casts of a person in all rounds, newest first. */
    public List<ReceiptView> receiptsOf(Person person) {
        return casts.ofPerson(person.id(), null, 100);
    }

    /** The newest 100 casts of a person in one round, newest first. */
    public List<ReceiptView> receiptsOf(Person person, UUID round) {
        return casts.ofPerson(person.id(), round, 100);
    }

    /**
     * The receipt of one's own cast.
     *
     * @throws Refusal NOT_FOUND for what does not exist or is somebody else's
     */
    public ReceiptView receipt(UUID cast, Person person) {
        return casts.ofPerson(cast, person.id()).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** The cast with the receipt number that somebody typed, if there is one. */
    public Optional<ReceiptView> find(String typed) {
        return ReceiptCode.parse(typed).flatMap(casts::ofReceipt);
    }

    private ReceiptView receiptAgain(ReceiptView receipt, NewCast paper) {
        if (!Set.copyOf(casts.choicesOf(receipt.castId())).equals(new HashSet<>(paper.projects()))) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return receipt;
    }

    /** As exactly as the database keeps it, so that the same receipt shows the same instant. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
