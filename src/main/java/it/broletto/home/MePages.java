package it.broletto.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.application.ApplicationService;
import it.broletto.application.ApplicationStatus;
import it.broletto.application.ApplicationView;
import it.broletto.ballot.BallotService;
import it.broletto.ballot.ReceiptView;
import it.broletto.change.ChangeMessages;
import it.broletto.change.ChangeService;
import it.broletto.change.Told;
import it.broletto.collection.CollectionMessages;
import it.broletto.collection.OwnPledge;
import it.broletto.collection.OwnPledgeService;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Guest;
import it.broletto.identity.Guests;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.news.QuestionService;
import it.broletto.payout.PayoutService;
import it.broletto.privacy.Kept;
import it.broletto.privacy.PrivacyService;
import it.broletto.proposal.ProposalService;
import it.broletto.proposal.ProposalView;
import it.broletto.round.Phase;
import it.broletto.round.PhaseView;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is mine, what waits for me. */
@Path("/me")
@Produces(MediaType.TEXT_HTML)
class MePages {

    /** One thing to do. {@code until} null = no deadline. */
    record Todo(String text, String href, Instant until) {}

    record Mine(
            Person person,
            List<Todo> next,
            List<ProposalView> proposals,
            List<OwnPledge> pledges,
            List<ApplicationView> applications) {
        public boolean citizen() {
            return person.is(Role.CITIZEN);
        }
    }

    /** Everything kept about one person, for that person. */
    record OwnData(
            UUID id,
            Set<String> roles,
            List<ProposalView> proposals,
            List<ReceiptView> casts,
            List<OwnPledge> pledges,
            List<ApplicationView> applications,
            List<Kept> kept) {}

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance me(Mine mine);

        private Templates() {}
    }

    private final CurrentPerson current;
    private final Guests guests;
    private final RoundService rounds;
    private final ProposalService proposals;
    private final BallotService ballots;
    private final OwnPledgeService pledges;
    private final ApplicationService applications;
    private final QuestionService questions;
    private final ChangeService changes;
    private final PayoutService payouts;
    private final PrivacyService privacy;
    private final Layout layout;
    private final Clock clock;

    MePages(
            CurrentPerson current,
            Guests guests,
            RoundService rounds,
            ProposalService proposals,
            BallotService ballots,
            OwnPledgeService pledges,
            ApplicationService applications,
            QuestionService questions,
            ChangeService changes,
            PayoutService payouts,
            PrivacyService privacy,
            Layout layout,
            Clock clock) {
        this.current = current;
        this.guests = guests;
        this.rounds = rounds;
        this.proposals = proposals;
        this.ballots = ballots;
        this.pledges = pledges;
        this.applications = applications;
        this.questions = questions;
        this.changes = changes;
        this.payouts = payouts;
        this.privacy = privacy;
        this.layout = layout;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("**")
    public TemplateInstance me() {
        var person = current.require();
        var promises = pledges.ownedBy(person.id());
        var mine = applications.ownedBy(person.id());
        return Templates.me(
                new Mine(person, next(person, promises, mine), proposals.ofAuthor(person.id()), promises, mine));
    }

    @GET
    @Path("data.json")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Response data() {
        var person = current.get();
        if (person.isEmpty() && guests.get().isPresent() && !guests.isFresh()) {
            return Answers.seeOther("/me/data");
        }
        return Response.ok(
                        person.isPresent()
                                ? of(person.get())
                                : of(guests.get().orElseThrow(() -> new Refusal(Refusal.Reason.SIGN_IN_NEEDED))))
                .header("Content-Disposition", "attachment; filename=\"broletto.json\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private OwnData of(Person person) {
        return new OwnData(
                person.id(),
                person.roles().stream().map(Role::word).collect(Collectors.toSet()),
                proposals.ofAuthor(person.id()),
                ballots.receiptsOf(person),
                pledges.ownedBy(person.id()),
                applications.ownedBy(person.id()),
                privacy.kept(person.id()));
    }

    /** Whoever is known by an address alone can only promise. */
    private OwnData of(Guest guest) {
        return new OwnData(
                guest.id(),
                Set.of(),
                List.of(),
                List.of(),
                pledges.ownedBy(guest.id()),
                List.of(),
                privacy.kept(guest.id()));
    }

    /** The nearest deadline first; what one may do, and need not, at the end. */
    private List<Todo> next(Person person, List<OwnPledge> promises, List<ApplicationView> applied) {
        var words = layout.words(MeMessages.class);
        var todos = new ArrayList<Todo>();
        if (person.is(Role.CITIZEN)) {
            var voted = ballots.receiptsOf(person).stream()
                    .map(ReceiptView::roundId)
                    .collect(Collectors.toSet());
            for (var round : rounds.published()) {
                onVote(round, person, voted).ifPresent(todos::add);
                if (round.open(Phase.COLLECTING, clock.instant())) {
                    todos.add(new Todo(
                            words.todo_propose(round.title()),
                            "/rounds/" + round.slug() + "/proposals/new",
                            closes(round, Phase.COLLECTING)));
                }
            }
        }
        var told = changes.told(person.id());
        told.forEach(one ->
                todos.add(new Todo(layout.words(ChangeMessages.class).todo(one.title()), one.path(), one.until())));
        var asked = told.stream().map(Told::pledge).collect(Collectors.toSet());
        promises.stream()
                .filter(promise -> promise.stage().waitsForBacker())
                .map(this::toPay)
                .forEach(todos::add);
        var paying = payouts.waitingForPromoter(applied.stream()
                .map(ApplicationView::campaign)
                .filter(Objects::nonNull)
                .toList());
        var asking = questions.asked(applied.stream()
                .map(ApplicationView::campaign)
                .filter(Objects::nonNull)
                .toList());
        for (var one : applied) {
            if (one.campaign() != null && asking.contains(one.campaign())) {
                todos.add(new Todo(
                        words.todo_answer(one.title()), "/campaigns/" + one.campaignSlug() + "/questions", null));
            }
            if (one.campaign() != null && paying.contains(one.campaign())) {
                todos.add(new Todo(
                        words.todo_payout(one.title()), "/campaigns/" + one.campaignSlug() + "/payouts", null));
            }
            if (one.status() == ApplicationStatus.RETURNED) {
                todos.add(new Todo(
                        words.todo_correct(one.title()), "/applications/" + one.id() + "/edit", one.deadline()));
            } else if (one.status() == ApplicationStatus.APPROVED) {
                todos.add(new Todo(words.todo_open(one.title()), "/applications/" + one.id(), null));
            }
        }
        todos.sort(Comparator.comparing(Todo::until, Comparator.nullsLast(Comparator.naturalOrder())));
        promises.stream()
                .filter(promise -> !promise.stage().waitsForBacker())
                .filter(promise -> promise.pledge().withdrawable()
                        && !asked.contains(promise.pledge().id()))
                .map(promise -> new Todo(
                        words.todo_pledge(
                                promise.pledge().amount().format(layout.locale()),
                                promise.pledge().campaignTitle()),
                        promise.path(),
                        promise.pledge().closesAt()))
                .sorted(Comparator.comparing(Todo::until))
                .forEach(todos::add);
        return todos;
    }

    private Todo toPay(OwnPledge promise) {
        var words = layout.words(CollectionMessages.class);
        var until = promise.endsAt() == null ? promise.pledge().closesAt() : promise.endsAt();
        return new Todo(
                words.act(promise.stage().need()) + ": " + promise.pledge().campaignTitle(),
                promise.paymentPath(),
                until);
    }

    private Optional<Todo> onVote(RoundView round, Person person, Set<UUID> voted) {
        if (!round.open(Phase.VOTING, clock.instant())
                || !ballots.eligibility(round, Optional.of(person)).mayVote()) {
            return Optional.empty();
        }
        var words = layout.words(MeMessages.class);
        return Optional.of(new Todo(
                voted.contains(round.id()) ? words.todo_change_vote(round.title()) : words.todo_vote(round.title()),
                "/rounds/" + round.slug() + "/booth",
                closes(round, Phase.VOTING)));
    }

    private static Instant closes(RoundView round, Phase phase) {
        return round.dates(phase).map(PhaseView::closesAt).orElse(null);
    }
}
