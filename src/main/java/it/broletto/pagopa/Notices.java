package it.broletto.pagopa;

import it.broletto.rail.Call;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices and receipts, written once by plain SQL. */
@ApplicationScoped
class Notices {

    private static final String NOTICE = "select key, pledge_id, attempt, number, cents from pagopa_notice ";

    private final EntityManager database;

    Notices(EntityManager database) {
        this.database = database;
    }

    long nextBase() {
        return Sql.rows(database, "select nextval('pagopa_notice_base')").get(0).get(0, Long.class);
    }

    void add(Call call, NoticeNumber number, Instant now) {
        Sql.write(
                database,
                "insert into pagopa_notice (key, pledge_id, attempt, number, cents, made_at) values (?1, ?2, ?3, ?4, ?5, ?6)"
                        + " on conflict (key) do nothing",
                call.key(),
                call.pledge(),
                call.attempt(),
                number.text(),
                call.cents(),
                now);
    }

    Optional<Notice> byKey(String key) {
        return notices(NOTICE + "where key = ?1", key).stream().findFirst();
    }

    Optional<Notice> byNumber(String number) {
        return notices(NOTICE + "where number = ?1", number).stream().findFirst();
    }

    Optional<Notice> latestOf(UUID pledge) {
        return notices(NOTICE + "where pledge_id = ?1 order by made_at desc limit 1", pledge).stream()
                .findFirst();
    }

    private List<Notice> notices(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream().map(Notices::notice).toList();
    }

    private static Notice notice(Tuple row) {
        return new Notice(
                row.get(0, String.class),
                row.get(1, UUID.class),
                row.get(2, Integer.class),
                new NoticeNumber(row.get(3, String.class)),
                row.get(4, Long.class));
    }

    /** Takes the notice's row, so that its receipts come one after the other. */
    void lock(Notice notice) {
        Sql.rows(database, "select 1 from pagopa_notice where key = ?1 for update", notice.key());
    }

    /** The number that a receipt was for; empty if it is new. */
    Optional<String> receipt(String receipt) {
        return Sql.rows(database, "select number from pagopa_receipt where receipt_id = ?1", receipt).stream()
                .findFirst()
                .map(row -> row.get(0, String.class));
    }

    boolean hasReceipt(Notice notice) {
        return !Sql.rows(
                        database,
                        "select 1 from pagopa_receipt where number = ?1",
                        notice.number().text())
                .isEmpty();
    }

    void addReceipt(PaymentReceipt receipt, boolean extra, Instant now) {
        Sql.write(
                database,
                "insert into pagopa_receipt (receipt_id, number, cents, extra, received_at) values (?1, ?2, ?3, ?4, ?5)",
                receipt.id(),
                receipt.number(),
                receipt.cents(),
                extra,
                now);
    }
}
