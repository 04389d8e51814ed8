package it.broletto.application;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.CallService;
import it.broletto.call.CallStatus;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Sql;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The criteria of calls, in versions. An application is judged by those that held when it was sent in. Templates read it
 * as {@code inject:criteria}.
 */
@Named("criteria")
@ApplicationScoped
@Transactional
public class CriteriaService {

    static final int LEAST_REASON = 10;
    static final int MOST_REASON = 500;

    private static final Instant FAR_OFF = Instant.parse("9999-12-31T00:00:00Z");

    private final EntityManager database;
    private final CallService calls;
    private final AuditService audit;
    private final Clock clock;

    CriteriaService(EntityManager database, CallService calls, AuditService audit, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
    }

    /** By what a call judges what is sent in now. */
    public Criteria of(UUID call) {
        return at(call, FAR_OFF);
    }

    /** By what a call judges what was sent in then; those that are shipped for no call. */
    Criteria at(UUID call, Instant sentAt) {
        return call == null
                ? Criteria.SHIPPED
                : Sql.rows(database, """
                        select number, scale from call_criteria where call_id = ?1 and made_at <= ?2 order by number desc limit 1""", call, sentAt).stream()
                        .findFirst()
                        .map(row -> read(call, row.get(0, Integer.class), row.get(1, Integer.class)))
                        .orElse(Criteria.SHIPPED);
    }

    private Criteria read(UUID call, int number, int scale) {
        return new Criteria(
                number,
                scale,
                Sql.rows(database, """
                        select code, label, weight from call_criterion where call_id = ?1 and number = ?2 order by position limit 10""", call, number).stream()
                        .map(row -> new Criteria.One(
                                row.get(0, String.class), row.get(1, String.class), row.get(2, Integer.class)))
                        .toList());
    }

    /**
     * Gives a call other criteria, for what is sent in from now on; the same again changes nothing. Refuses a closed call
     * with {@code CALL_NOT_OPEN}, with {@code STALE_FORM} if somebody changed them meanwhile, with {@code REASON_NEEDED} a
     * published call without a reason, with {@code INVALID_INPUT} what does not fit.
     *
     * @param number of the version it replaces; 0 for those that are shipped
     * @param reason public words, 10 to 500 characters; nothing for a draft
     */
    public void change(UUID call, int number, int scale, List<Criteria.One> list, String reason, Actor by) {
        Sql.rows(database, "select 1 from call where id = ?1 for no key update", call);
        var found = calls.byId(call);
        if (found.status() == CallStatus.CLOSED) {
            throw new Refusal(Reason.CALL_NOT_OPEN);
        }
        var now = of(call);
        if (now.scale() == scale && now.list().equals(list)) {
            return;
        }
        if (now.number() != number) {
            throw new Refusal(Reason.STALE_FORM);
        }
        var draft = found.status() == CallStatus.DRAFT;
        if (!draft && (Text.length(reason) < LEAST_REASON || Text.length(reason) > MOST_REASON)) {
            throw new Refusal(Reason.REASON_NEEDED);
        }
        if (!fits(scale, list)) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        Sql.write(database, """
                insert into call_criteria (call_id, number, scale, reason, role, made_at) values (?1, ?2, ?3, cast(?4 as text), ?5, ?6)""", call, number + 1, scale, draft ? null : reason, by.actingAs(), clock.instant());
        for (var at = 0; at < list.size(); at++) {
            Sql.write(
                    database,
                    "insert into call_criterion (call_id, number, position, code, label, weight) values (?1, ?2, ?3, ?4, cast(?5 as text), ?6)",
                    call,
                    number + 1,
                    at,
                    list.get(at).code(),
                    list.get(at).label(),
                    list.get(at).weight());
        }
        audit.record(by, "call.criteria-changed", call, null, draft ? null : reason);
    }

    private static boolean fits(int scale, List<Criteria.One> list) {
        return Set.of(5, 10).contains(scale)
                && !list.isEmpty()
                && list.size() <= Criteria.MOST
                && list.stream()
                                .map(Criteria.One::code)
                                .collect(Collectors.toSet())
                                .size()
                        == list.size()
                && list.stream()
                        .allMatch(one -> one.weight() >= 1
                                && one.weight() <= 100
                                && (one.label() == null
                                        || Text.length(one.label()) >= 3 && Text.length(one.label()) <= 80));
    }
}
