package it.broletto.rules;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.project.ProjectService;
import it.broletto.project.ProjectStatus;
import it.broletto.project.ProjectView;
import it.broletto.round.NewArea;
import it.broletto.round.Phase;
import it.broletto.round.PhaseEntered;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Tie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * What others may do with rule sheets. Each public method is one transaction, or part of the caller's: a sheet is sealed
 * in the transaction that opens the vote.
 */
@ApplicationScoped
@Transactional
public class RulesService {

    /** What holds where nobody chose: by votes; a project that nobody votes for or that is too dear cannot win. */
    public static final RuleSheet USUAL = RuleSheet.builder()
            .filters(new Filters(1, true, 0, 0))
            .ties(Tie.COST, Tie.VOTES)
            .build();

    /** Longest name of a public draw, and longest result of one, in characters. */
    public static final int DRAW_LONGEST = 300;

    public static final int DRAWN_LONGEST = 200;

    private final RulesOfRounds sheets;
    private final RoundService rounds;
    private final ProjectService projects;
    private final AuditService audit;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    RulesService(RulesOfRounds sheets, RoundService rounds, ProjectService projects, AuditService audit, Clock clock) {
        this.sheets = sheets;
        this.rounds = rounds;
        this.projects = projects;
        this.audit = audit;
        this.clock = clock;
    }

    /** The sheet of a round; the usual rules while nobody chose. */
    public RulesView of(UUID round) {
        return sheets.findByIdOptional(round)
                .orElseGet(() -> new RoundRules(round, USUAL))
                .view();
    }

    /**
     * The rules by which a round is counted.
     *
     * @throws IllegalStateException if they are not sealed: no vote opens without the seal
     */
    public RuleSheet sealed(UUID round) {
        var sheet = sheets.findById(round);
        if (sheet == null || !sheet.sealed()) {
            throw new IllegalStateException("round " + round + " has no sealed rule sheet");
        }
        return sheet.view().rules();
    }

    /**
     * Chooses the rules of a round whose vote has not opened.
     *
     * @param version of the form
     * @param wanted without a lot, which is added by the seal
     * @throws Refusal RULES_SEALED from the opening of the vote on; STALE_FORM if somebody chose in the meantime;
     *     RULES_DO_NOT_FIT if money shall go to a city-wide list that the round lacks
     */
    public void choose(UUID round, int version, RuleSheet wanted, Actor councillor) {
        var sheet = changeable(round, version);
        requireFit(rounds.byId(round), wanted);
        sheet.choose(wanted, councillor.id(), clock.instant());
        audit.record(councillor, "rules.chosen", round, round, wanted.method().word() + " " + wanted.sha256());
    }

    /**
     * Names the public draw to come that goes into the lot.
     *
     * @param draw which one and when, 3 to 300 characters; "" for none
     * @throws Refusal as {@link #choose}; INVALID_INPUT for another length
     */
    public void nameDraw(UUID round, int version, String draw, Actor councillor) {
        var which = within(draw, 3, DRAW_LONGEST, "draw");
        changeable(round, version).name(which, clock.instant());
        audit.record(councillor, "rules.draw-named", round, round, which);
    }

    /**
     * Says what came of the public draw.
     *
     * @param drawn as it was published, 1 to 200 characters; "" takes it back
     * @throws Refusal as {@link #choose}; INVALID_INPUT for another length or if no draw was named
     */
    public void enterDrawn(UUID round, int version, String drawn, Actor councillor) {
        var value = within(drawn, 1, DRAWN_LONGEST, "drawn");
        var sheet = changeable(round, version);
        if (sheet.draw() == null) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, "draw");
        }
        sheet.enter(value, clock.instant());
        audit.record(councillor, "rules.draw-entered", round, round, value);
    }

    private static String within(String typed, int least, int most, String field) {
        var text = Text.line(typed);
        if (!text.isEmpty() && (Text.length(text) < least || Text.length(text) > most)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, field);
        }
        return text.isEmpty() ? null : text;
    }

    /** Whether the rules of a round may still be chosen: until its vote opens, by date or by hand. */
    public boolean open(RoundView round) {
        return round.phase().isBefore(Phase.VOTING)
                && round.dates(Phase.VOTING)
                        .map(dates -> clock.instant().isBefore(dates.opensAt()))
                        .orElse(true);
    }

    private RoundRules changeable(UUID id, int version) {
        var round = rounds.held(id);
        if (!open(round)) {
            throw new Refusal(Refusal.Reason.RULES_SEALED);
        }
        var sheet = there(id);
        if (sheet.version() != version) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        return sheet;
    }

    /** The round is held, so that nobody else makes it. */
    private RoundRules there(UUID round) {
        return sheets.findByIdOptional(round).orElseGet(() -> {
            var sheet = new RoundRules(round, USUAL);
            sheets.persist(sheet);
            return sheet;
        });
    }

    /** A round is published with a promised lot, votes with a sealed sheet, and what comes from elsewhere has the usual one. */
    void follow(@Observes PhaseEntered entered) {
        switch (entered.phase()) {
            case INFORMING -> publish(entered.round());
            case VOTING -> seal(entered.round());
            case DECIDED -> keepPast(entered.round());
            default -> {
                // Nothing changes for the rules.
            }
        }
    }

    private void publish(UUID round) {
        var sheet = there(round);
        requireFit(rounds.byId(round), sheet.view().rules());
        sheet.promise(newSeed());
        sheets.flush();
    }

    private void seal(UUID round) {
        var sheet = there(round);
        sheet.promise(newSeed());
        var listed = projects.ofRound(round).stream()
                .filter(project -> project.status() == ProjectStatus.LISTED)
                .map(ProjectView::fileId)
                .toList();
        sheet.seal(listed, clock.instant());
        sheets.flush();
        audit.record(Actor.SYSTEM, "rules.sealed", round, round, sheet.sha256());
    }

    private void keepPast(UUID round) {
        if (sheets.findById(round) == null) {
            sheets.persistAndFlush(RoundRules.past(round, RuleSheet.GREEDY, clock.instant()));
        }
    }

    private byte[] newSeed() {
        var seed = new byte[Lot.SEED_BYTES];
        chance.nextBytes(seed);
        return seed;
    }

    private static void requireFit(RoundView round, RuleSheet wanted) {
        if (wanted.leftover() == Leftover.TO_CITY_LIST && !hasCityList(round)) {
            throw new Refusal(Refusal.Reason.RULES_DO_NOT_FIT);
        }
    }

    /** Whether a round has a city-wide list beside others. */
    public static boolean hasCityList(RoundView round) {
        return round.areas().size() > 1 && round.area(NewArea.CITY_WIDE).isPresent();
    }
}
