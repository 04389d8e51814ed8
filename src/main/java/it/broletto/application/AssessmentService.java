package it.broletto.application;

import it.broletto.application.ApplicationStatus.Event;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the offices may do with applications. Each public method is one transaction. */
@ApplicationScoped
@Transactional
public class AssessmentService {

    static final int LEAST_REASON = 10;
    static final int MOST_REASON = 2000;

    static final Duration LONGEST_DEADLINE = Duration.ofDays(183);

    private final Applications applications;
    private final Sheets sheets;
    private final CriteriaService criteria;
    private final AuditService audit;
    private final Clock clock;

    AssessmentService(
            Applications applications, Sheets sheets, CriteriaService criteria, AuditService audit, Clock clock) {
        this.applications = applications;
        this.sheets = sheets;
        this.criteria = criteria;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records a reviewer's sheet on the version they read; a later one of theirs counts in place of an earlier one.
     * Refuses with {@code INVALID_INPUT} one that does not score each criterion within the scale.
     */
    void judge(UUID id, int version, NewSheet sheet, Actor reviewer) {
        requireRead(id, version, null, reviewer);
        var by = criteria(id);
        var codes = by.list().stream().map(Criteria.One::code).collect(Collectors.toSet());
        if (!sheet.scores().keySet().equals(codes)
                || sheet.scores().values().stream().anyMatch(one -> one.score() < 0 || one.score() > by.scale())) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        var call = applications.versions(id).get(0).content().call();
        sheets.add(id, version, reviewer.id(), sheet, call, by, clock.instant());
        audit.record(reviewer, "application.judged", id, null, null);
    }

    /** Gives it back with questions. Refuses with {@code INVALID_INPUT} a deadline that is past or more than half a year off. */
    void giveBack(UUID id, int version, String questions, Instant deadline, Actor reviewer) {
        var application = requireRead(id, version, questions, reviewer);
        var now = clock.instant();
        if (!deadline.isAfter(now) || deadline.isAfter(now.plus(LONGEST_DEADLINE))) {
            throw new Refusal(Reason.INVALID_INPUT, "deadline");
        }
        applications.move(application, Event.RETURN, version, reviewer.id(), questions, deadline, null, now);
        audit.record(reviewer, "application.returned", id, null, null);
    }

    /** Says no, for good. */
    void reject(UUID id, int version, String reason, Actor reviewer) {
        var application = requireRead(id, version, reason, reviewer);
        applications.move(application, Event.REJECT, version, reviewer.id(), reason, null, null, clock.instant());
        audit.record(reviewer, "application.rejected", id, null, reason);
    }

    /**
     * Says that it may be approved. Refuses with {@code SHEET_NEEDED} who has not judged this version, with
     * {@code ALREADY_DONE} if that was said and waits for somebody else.
     */
    void propose(UUID id, int version, String reason, Actor reviewer) {
        var application = requireRead(id, version, reason, reviewer);
        if (proposal(id).isPresent()) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        if (sheets.of(id).stream()
                .noneMatch(
                        sheet -> sheet.version() == version && sheet.reviewer().equals(reviewer.id()))) {
            throw new Refusal(Reason.SHEET_NEEDED);
        }
        applications.move(application, Event.PROPOSE, version, reviewer.id(), reason, null, null, clock.instant());
        audit.record(reviewer, "application.proposed", id, null, null);
    }

    /** Approves what somebody else proposed to approve. Refuses its author, and anybody without a proposal, with {@code SECOND_PERSON_NEEDED}. */
    void approve(UUID id, int version, Actor approver) {
        var application = requireRead(id, version, null, approver);
        if (proposal(id).filter(said -> !said.actor().equals(approver.id())).isEmpty()) {
            throw new Refusal(Reason.SECOND_PERSON_NEEDED);
        }
        applications.move(application, Event.APPROVE, version, approver.id(), null, null, null, clock.instant());
        audit.record(approver, "application.approved", id, null, null);
    }

    /** The proposal to approve that waits for a second person; empty if there is none. */
    Optional<EventView> proposal(UUID id) {
        var events = applications.events(id);
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1)).filter(last -> last.event() == Event.PROPOSE);
    }

    /** Locks it. Refuses the applicant, what is not in review, and a version that is not the last one any more. */
    private ApplicationView requireRead(UUID id, int version, String reason, Actor reviewer) {
        var application = applications.lock(id);
        if (application.applicant().equals(reviewer.id())) {
            throw new Refusal(Reason.OWN_APPLICATION);
        }
        if (application.status() != ApplicationStatus.IN_REVIEW) {
            throw new Refusal(Reason.ILLEGAL_TRANSITION);
        }
        if (application.versions() != version) {
            throw new Refusal(Reason.STALE_FORM);
        }
        if (reason != null && (Text.length(reason) < LEAST_REASON || Text.length(reason) > MOST_REASON)) {
            throw new Refusal(Reason.INVALID_INPUT, "reason");
        }
        return application;
    }

    /** For the offices: one that was sent in. Refuses any other with {@code NOT_FOUND}. */
    ApplicationView sent(UUID id) {
        return applications.byId(id).filter(one -> one.versions() > 0).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    /** By what an application is judged: what its call said when its newest version was sent in. */
    Criteria criteria(UUID id) {
        var version = applications.versions(id).get(0);
        return criteria.at(version.content().call(), version.sentAt());
    }

    List<SheetView> sheets(UUID id) {
        return sheets.of(id);
    }

    /** The application of a campaign; refuses a campaign that came about otherwise with {@code NOT_FOUND}. */
    ApplicationView ofCampaign(UUID campaign) {
        return applications.byCampaign(campaign).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    List<ApplicationView> waitingAfter(Instant sentAt, UUID id, int limit) {
        return applications.waitingAfter(sentAt, id, limit);
    }

    List<ApplicationView> waitingBefore(Instant sentAt, UUID id, int limit) {
        return applications.waitingBefore(sentAt, id, limit);
    }

    /** What the queue says of some of them to a reader. */
    Map<UUID, Queued> queued(List<ApplicationView> some, UUID reader) {
        return applications.queued(some.stream().map(ApplicationView::id).toList(), reader).stream()
                .collect(Collectors.toMap(Queued::id, one -> one));
    }

    /** How many wait for the offices. */
    public long waiting() {
        return applications.waiting();
    }

    /** Since when the oldest waits; empty if none does. */
    public Optional<Instant> waitingSince() {
        return applications.waitingSince();
    }
}
