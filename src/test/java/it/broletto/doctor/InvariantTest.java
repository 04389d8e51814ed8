package it.broletto.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.EmbeddedServices;
import it.broletto.collection.Crowd;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Data are changed behind the back of every trigger, as only the database's owner can, and the doctor finds out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvariantTest {

    private static final int BACKERS = 12;

    /** What to change, and which invariant has to notice. */
    private static final Map<String, Invariant> DAMAGE = Map.ofEntries(
            Map.entry("update ledger_line set cents = cents + 1 where entry = 2 and position = 0", Invariant.BALANCED),
            Map.entry(
                    "alter table ledger_account drop constraint ledger_account_floor; update ledger_account set posted_cents = -1 where kind = 'ESCROW'",
                    Invariant.COVERED),
            Map.entry("""
                    with again as (insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, means, asked_at)
                        select 'collect-2-' || pledge_id, rail, pledge_id, act, 2, cents, currency, means, asked_at from provider_call limit 1 returning key)
                    insert into provider_answer (key, outcome, provider_id, cents, answered_at) select key, 'SETTLED', 'charge_x', 500, now() from again""", Invariant.CHARGED_ONCE),
            Map.entry("""
                    with again as (insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, charge, asked_at)
                        select 'refund-' || n || '-' || pledge_id, rail, pledge_id, 'REFUND', n, cents, currency, 'charge_x', asked_at
                        from (select * from provider_call limit 1) c, generate_series(1, 2) n returning key)
                    insert into provider_answer (key, outcome, provider_id, cents, answered_at) select key, 'SETTLED', key, 500, now() from again""", Invariant.GIVEN_BACK_ONCE),
            Map.entry(
                    "update pledge_state set amount_cents = amount_cents - 1 where status = 'COLLECTED'",
                    Invariant.ESCROW_EXACT),
            Map.entry("""
                    with decided as (insert into collection_decision (campaign_id, decided_at, settled_cents, pledges, dropped_cents, dropped, minimum_cents, funded)
                        select campaign_id, now(), 0, 0, 0, 0, 1, false from collection)
                    update pledge_state set status = 'REFUNDED'""", Invariant.FAILED_EMPTY),
            Map.entry(
                    "insert into ledger_account (kind, owner, book, side, floored, posted_cents) values ('COMMITTED', 'x', 'ENVELOPE', -1, true, 5)",
                    Invariant.ENVELOPE),
            Map.entry("update ledger_account set posted_cents = posted_cents + 1 where kind = 'FUND'", Invariant.FUND),
            Map.entry("delete from moved_gift where to_campaign is null", Invariant.FUND),
            Map.entry("update fund_grant set cents = cents + 1", Invariant.FUND),
            Map.entry(
                    "update fund_decision set granted = false, reason = 'Non basta più', entry_id = null where granted",
                    Invariant.FUND),
            Map.entry("delete from pledge_event where event = 'LOSE'", Invariant.FUND),
            Map.entry(
                    "update ledger_account set posted_cents = posted_cents - 1 where kind = 'SUSPENSE'",
                    Invariant.SUSPENSE),
            Map.entry("delete from transfer_state where status = 'WAITING'", Invariant.SUSPENSE),
            Map.entry("update transfer_state set collected = false where collected", Invariant.SUSPENSE),
            Map.entry(
                    "update transfer_state set cents = cents + 1 where status = 'BACK' and not collected",
                    Invariant.SUSPENSE),
            Map.entry("update ledger_account set owner = 'sandbox' where kind = 'SUSPENSE'", Invariant.SUSPENSE),
            Map.entry("update provider_answer set provider_id = 'charge_one'", Invariant.ASKED_ONCE),
            Map.entry("update pledge_state set status = 'QUEUED' where status = 'COLLECTED'", Invariant.STATES),
            Map.entry("delete from pledge_event where number = 1", Invariant.STATES),
            Map.entry(
                    "update ledger_account set posted_cents = posted_cents + 1 where kind = 'CLEARING'",
                    Invariant.SUMS),
            Map.entry("update ledger_entry set at = at + interval '1 s' where number = 3", Invariant.CHAIN),
            Map.entry("update ledger_entry set hash = sha256('x') where number = 12", Invariant.CHAIN),
            Map.entry("delete from ledger_entry where number = 12", Invariant.CHAIN),
            Map.entry("delete from ledger_entry where number = 1", Invariant.CHAIN),
            Map.entry("""
                    insert into collection_decision (campaign_id, decided_at, settled_cents, pledges, dropped_cents, dropped, minimum_cents, funded)
                    select campaign_id, now(), 100000000, 1, 0, 0, 1, true from collection""", Invariant.DECISIONS),
            Map.entry("delete from pledge_event where event = 'SETTLE'", Invariant.NOBODY_FORGOTTEN),
            Map.entry(
                    "update pledge_state set due_at = now() - interval '2 days' where status = 'QUEUED'",
                    Invariant.NOBODY_FORGOTTEN),
            Map.entry("update match_decision set cents = cents - 1 where cents > 0", Invariant.MATCHES),
            Map.entry("update match_decision set match = replace(match, 'POOL', 'CAP')", Invariant.MATCHES),
            Map.entry(
                    "update match_claim set gifts = replace(gifts, '500', '400') where gifts like '%500%'",
                    Invariant.MATCHES),
            Map.entry(
                    "update call_rule set rule = replace(rule, '5000', '5001'), sha256 = encode(sha256(convert_to(replace(rule, '5000', '5001'), 'UTF8')), 'hex')",
                    Invariant.MATCHES),
            Map.entry("update call_sponsor set share = share + 1 where number = 1", Invariant.MATCHES),
            Map.entry(
                    "update ledger_account set posted_cents = posted_cents + 1 where kind = 'COMMITTED'",
                    Invariant.MATCHES),
            Map.entry(
                    "update match_decision set split = replace(split, '1333', '1332') where split like '%1333%'",
                    Invariant.SPONSORS),
            Map.entry("update match_decision set split = '[]'", Invariant.SPONSORS),
            Map.entry(
                    "update match_decision set split = replace(replace(split, '667', '668'), '1333', '1332')",
                    Invariant.SPONSORS),
            Map.entry(
                    "alter table campaign_return drop constraint no_more_claims_than_stock; update campaign_return set claimed = claimed + 1",
                    Invariant.RETURNS),
            Map.entry(
                    "alter table campaign_return drop constraint no_more_claims_than_stock; update campaign_return set stock = 1",
                    Invariant.RETURNS),
            Map.entry(
                    "delete from return_claim where pledge_id = (select min(cast(pledge_id as text)) from return_claim)::uuid",
                    Invariant.RETURNS),
            Map.entry("update campaign_return set minimum_cents = 501", Invariant.RETURNS),
            Map.entry("delete from receipt where number = 1", Invariant.RECEIPTS),
            Map.entry("update receipt set number = 7 where number = 2", Invariant.RECEIPTS),
            Map.entry("update receipt_counter set last = last + 1", Invariant.RECEIPTS),
            Map.entry("delete from receipt_counter", Invariant.RECEIPTS),
            Map.entry("update receipt set cents = cents + 1 where number = 3", Invariant.RECEIPTS),
            Map.entry("delete from pledge_event where event = 'SETTLE' and number = 2", Invariant.RECEIPTS),
            Map.entry(
                    "insert into receipt_revocation select issuer, year, number, 'LOST', now() from receipt where number = 1",
                    Invariant.RECEIPTS),
            Map.entry(
                    "update pledge_event set event = 'REFUND', number = 9, entry_id = gen_random_uuid(), at = now() - interval '2 days' where event = 'ASK'",
                    Invariant.RECEIPTS),
            Map.entry("""
                    alter table receipt drop constraint receipt_pledge_id_key;
                    update receipt set pledge_id = (select pledge_id from receipt where number = 1) where number = 2""", Invariant.RECEIPTS),
            Map.entry(
                    "update payout_event set person_id = (select requested_by from payout limit 1)",
                    Invariant.PAID_BY_TWO),
            Map.entry(
                    "delete from beneficiary_confirmation where person_id = (select min(cast(person_id as text)) from beneficiary_confirmation)::uuid",
                    Invariant.PAID_BY_TWO),
            Map.entry(
                    "update beneficiary_account set entered_by = (select person_id from beneficiary_confirmation limit 1)",
                    Invariant.PAID_BY_TWO),
            Map.entry("delete from payout_event where event = 'APPROVE'", Invariant.PAID_BY_TWO),
            Map.entry(
                    "update ledger_account set posted_cents = posted_cents + 1 where kind = 'PAYABLE'",
                    Invariant.PAID_BY_TWO),
            Map.entry("""
                    update payout set cents = 6001 where position = 1;
                    update ledger_account set posted_cents = 6001 where kind = 'PAYABLE'""", Invariant.PAID_BY_TWO),
            Map.entry("update payout set cents = cents + 1 where position = 2", Invariant.PAID_BY_TWO),
            Map.entry(
                    "update grant_act set person_id = (select requested_by from payout limit 1)",
                    Invariant.PAID_BY_TWO));

    /** Those that look at what follows a campaign which was collected. */
    private static final Set<Invariant> AFTER = EnumSet.of(
            Invariant.MATCHES,
            Invariant.SPONSORS,
            Invariant.RETURNS,
            Invariant.RECEIPTS,
            Invariant.PAID_BY_TWO,
            Invariant.FUND,
            Invariant.SUSPENSE);

    private Connection database;
    private UUID campaign;

    @BeforeAll
    void fill() throws SQLException {
        var name = "doctor_" + UUID.randomUUID().toString().replace("-", "");
        try (var server = DriverManager.getConnection(EmbeddedServices.databaseUrl(), "postgres", "postgres")) {
            server.createStatement().execute("create database " + name);
        }
        var url = EmbeddedServices.databaseUrl().replace("/postgres", "/" + name);
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("filesystem:src/main/resources/db/migration", "filesystem:src/main/resources/db/sandbox")
                .load()
                .migrate();
        database = DriverManager.getConnection(url, "postgres", "postgres");
        campaign = new Crowd(database, database).collected(BACKERS);
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    static Stream<Arguments> damage() {
        return DAMAGE.entrySet().stream().map(each -> Arguments.of(each.getValue(), each.getKey()));
    }

    @ParameterizedTest
    @MethodSource("damage")
    void whatIsChangedBehindTheTriggersIsFound(Invariant invariant, String change) throws SQLException {
        try {
            if (AFTER.contains(invariant)) {
                new Aftermath(database, campaign).write();
            }
            var before = examine(invariant);
            assertEquals(0, before.broken(), before::example);
            try (var statement = database.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                statement.execute(change);
            }
            var found = examine(invariant);
            assertTrue(found.broken() > 0, change);
            assertNotNull(found.example(), change);
        } finally {
            database.rollback();
        }
    }

    @Test
    void everyInvariantIsTried() {
        assertEquals(EnumSet.allOf(Invariant.class), EnumSet.copyOf(DAMAGE.values()));
    }

    @Test
    void soundAccountsAreFoundSoundWithTheirFigures() throws SQLException {
        for (var invariant : Invariant.values()) {
            var found = examine(invariant);
            assertEquals(0, found.broken(), () -> invariant + ": " + found.example());
        }
        assertEquals(BACKERS, examine(Invariant.CHARGED_ONCE).figure());
        assertEquals(BACKERS * Crowd.CENTS, examine(Invariant.ESCROW_EXACT).figure());
        assertEquals(BACKERS, examine(Invariant.CHAIN).figure());
        assertTrue(Arrays.stream(Invariant.values()).map(Invariant::number).allMatch(n -> n.matches("[IR]\\d+")));
    }

    @Test
    void whatFollowsAFundedCampaignIsSoundWithItsFigures() throws SQLException {
        try {
            new Aftermath(database, campaign).write();
            assertEquals(3, examine(Invariant.MATCHES).figure());
            assertEquals(2_000 + Aftermath.POOL, examine(Invariant.SPONSORS).figure());
            assertEquals(2, examine(Invariant.RETURNS).figure());
            assertEquals(3, examine(Invariant.RECEIPTS).figure());
            assertEquals(1_500, examine(Invariant.PAID_BY_TWO).figure());
            assertEquals(600, examine(Invariant.FUND).figure());
            assertEquals(900, examine(Invariant.SUSPENSE).figure());
        } finally {
            database.rollback();
        }
    }

    @Test
    void theChainIsReadOnFromWhereItWasLeft() throws SQLException {
        assertEquals(BACKERS, ChainCheck.after(database, 5).entries());
        assertEquals(0, ChainCheck.after(database, 5).upTo(), "at the end it begins anew");
        assertEquals("entry 99 is missing", ChainCheck.after(database, 99).flaw());
    }

    private Finding examine(Invariant invariant) throws SQLException {
        return new Examination(database, Clock.systemUTC()).of(invariant, 0);
    }
}
