package it.broletto.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.match.MatchRule;
import it.broletto.match.Quadratic;
import it.broletto.match.Split;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What follows a campaign that was collected, written behind the triggers but rightly: a match in one call and a shared
 * pool in another, returns, receipts, one payout that is approved and one that is paid, a grant; a
 * neighbourhood fund of 600 cents, and credits of 900 that wait.
 */
final class Aftermath {

    static final long POOL = 9_001;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As decisions keep a match. */
    record Kept(List<Match.Limit> limits, Match.Unmet unmet, List<Long> perGift) {}

    record Given(int donor, long cents) {}

    record Part(String sponsor, long cents) {}

    private final Connection database;
    private final UUID campaign;

    Aftermath(Connection database, UUID campaign) {
        this.database = database;
        this.campaign = campaign;
    }

    void write() throws SQLException {
        run("set local session_replication_role = replica");
        try {
            matches();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        returns();
        receipts();
        payouts();
        fund();
        credits();
        run("set local session_replication_role = origin");
    }

    private void matches() throws SQLException, JsonProcessingException {
        var half = new Threshold(5_000, Policy.FIXED_SHARE, 5_000, 2_000);
        var gifts = gifts(12, 500);
        decided(
                call(half),
                campaign,
                half,
                gifts,
                half.match(new Claim(campaign.toString(), 12_000, gifts), 6_000),
                6_000);
        var roots = new Quadratic(8_000);
        var call = call(roots);
        var claims = List.of(
                new Claim(UUID.randomUUID().toString(), 12_000, gifts(3, 700)),
                new Claim(UUID.randomUUID().toString(), 12_000, gifts(9, 400)));
        var matches = roots.match(claims, POOL);
        for (var each = 0; each < 2; each++) {
            var claim = claims.get(each);
            decided(call, UUID.fromString(claim.id()), roots, claim.gifts(), matches.get(each), POOL);
        }
    }

    private static List<Gift> gifts(int many, long cents) {
        var gifts = new ArrayList<Gift>();
        for (var donor = 1; donor <= many; donor++) {
            gifts.add(new Gift(String.valueOf(donor), cents));
        }
        return gifts;
    }

    private UUID call(MatchRule rule) throws SQLException {
        var call = UUID.randomUUID();
        run(
                "insert into call_sponsor (call_id, number, name, share) values (?, 1, 'Comune', 2), (?, 2, 'Fondazione', 1)",
                call,
                call);
        run("""
                insert into call_rule (call_id, number, rule, sha256, shared, valid_from, role, receiver, rails)
                values (?, 1, ?, ?, ?, now(), 'officer', 'PROMOTER', '{}')""", call, rule.canonicalJson(), rule.sha256(), rule.sharesPool());
        return call;
    }

    private void decided(UUID call, UUID of, MatchRule rule, List<Gift> gifts, Match match, long pool)
            throws SQLException, JsonProcessingException {
        run("""
                insert into admission (campaign_id, call_id, window_number, rule_number, budget_cents, reserved_cents, admitted_at)
                values (?, ?, 1, 1, 12000, ?, now())""", of, call, rule.sharesPool() ? 0 : pool);
        var given = gifts.stream()
                .map(gift -> new Given(Integer.parseInt(gift.donor()), gift.cents()))
                .toList();
        run(
                "insert into match_claim (campaign_id, funded, settled_cents, gifts, claimed_at) values (?, true, ?, ?, now())",
                of,
                gifts.stream().mapToLong(Gift::cents).sum(),
                JSON.writeValueAsString(given));
        var parts = Split.of(match.cents(), List.of(2L, 1L));
        run(
                """
                insert into match_decision (campaign_id, call_id, rule_sha256, pool_cents, cents, match, split, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, now())""",
                of,
                call,
                rule.sha256(),
                pool,
                match.cents(),
                JSON.writeValueAsString(new Kept(match.limits(), match.unmet(), match.perGift())),
                JSON.writeValueAsString(
                        List.of(new Part("Comune", parts.get(0)), new Part("Fondazione", parts.get(1)))));
        account("COMMITTED", of, "ENVELOPE", match.cents());
    }

    private void account(String kind, Object owner, String book, long cents) throws SQLException {
        run(
                "insert into ledger_account (kind, owner, book, side, floored, posted_cents) values (?, ?, ?, -1, true, ?)",
                kind,
                owner.toString(),
                book,
                cents);
    }

    private void returns() throws SQLException {
        run("""
                insert into campaign_return (id, campaign_id, kind, title, body, minimum_cents, stock, claimed, intent, offered_at)
                values (gen_random_uuid(), ?, 'INDIVIDUAL', 'Una focaccia', '', 500, 2, 2, gen_random_uuid(), now())""", campaign);
        run("""
                insert into return_claim select p.id, r.id, now() from campaign_return r join pledge p on p.campaign_id = r.campaign_id
                where p.amount_cents = 500 order by p.id limit 3""");
        run(
                "insert into pledge_withdrawal (pledge_id, withdrawn_at) select pledge_id, now() from return_claim order by pledge_id desc limit 1");
    }

    private void receipts() throws SQLException {
        run("insert into receipt_counter (issuer, year, last) values ('01199250158', 2026, 3)");
        run("""
                insert into receipt (issuer, year, number, pledge_id, wish, cents, rail, collected_at, issued_at)
                select '01199250158', 2026, row_number() over (order by pledge_id), pledge_id, 1, amount_cents, 'sandbox', now(), now()
                from pledge_state where status = 'COLLECTED' order by pledge_id limit 3""");
    }

    private void payouts() throws SQLException {
        run("""
                insert into beneficiary_account (campaign_id, version, holder, iban, country, ending, entered_by, entered_at, usable_at, intent)
                values (?, 1, 's1.x', 's1.y', 'IT', '3456', gen_random_uuid(), now(), now(), gen_random_uuid())""", campaign);
        run("""
                insert into beneficiary_confirmation (campaign_id, version, person_id, confirmed_at)
                select ?, 1, gen_random_uuid(), now() from generate_series(1, 2)""", campaign);
        account("PAYABLE", campaign, "MONEY", 2_000);
        payout(1, 2_000, "APPROVED");
        payout(2, 1_500, "PAID");
        var officer = UUID.randomUUID();
        for (var stage : List.of("LIQUIDATED", "PAID")) {
            run("""
                    insert into grant_act (campaign_id, stage, cents, act, person_id, at, entry_id)
                    values (?, ?, 2000, 'det. 1/2026', ?, now(), gen_random_uuid())""", campaign, stage, stage.equals("PAID") ? UUID.randomUUID() : officer);
        }
    }

    /** Of 1,000 cents that went into it 300 were given, and a bank took 100 back. */
    private void fund() throws SQLException {
        account("FUND", "", "MONEY", 600);
        var pledge = UUID.randomUUID();
        var grant = UUID.randomUUID();
        var lost = UUID.randomUUID();
        run(
                "insert into moved_gift (pledge_id, from_campaign, cents, entry_id, moved_at) values (?, ?, 1000, gen_random_uuid(), now())",
                pledge,
                campaign);
        run(
                "insert into moved_gift (pledge_id, from_campaign, to_campaign, to_pledge, cents, entry_id, moved_at) values (gen_random_uuid(), ?, gen_random_uuid(), gen_random_uuid(), 500, gen_random_uuid(), now())",
                campaign);
        run(
                "insert into fund_grant (id, campaign_id, cents, reason, asked_by, asked_at, intent) values (?, ?, 300, 'Un tavolo nuovo', gen_random_uuid(), now(), gen_random_uuid())",
                grant,
                campaign);
        run(
                "insert into fund_grant (id, campaign_id, cents, reason, asked_by, asked_at, intent) values (gen_random_uuid(), ?, 200, 'Nessuno ha deciso', gen_random_uuid(), now(), gen_random_uuid())",
                campaign);
        run(
                "insert into fund_decision (grant_id, granted, decided_by, decided_at, entry_id) values (?, true, gen_random_uuid(), now(), gen_random_uuid())",
                grant);
        run(
                "insert into pledge_event (pledge_id, number, event, from_status, to_status, at, due_at, entry_id) values (?, 9, 'LOSE', '', '', now(), now(), ?)",
                pledge,
                lost);
        run(
                "insert into ledger_entry (number, id, phase, type, subject, role, at, hash) values (3000, ?, 'POST', 'dispute-lost', ?, 'system', now(), sha256('x'))",
                lost,
                pledge);
        run(
                "insert into ledger_line (entry, position, account, cents) select 3000, 0, id, 100 from ledger_account where kind = 'FUND'");
    }

    /** One of 400 that waits and one of 500 on its way back; those that were collected or paid back are elsewhere. */
    private void credits() throws SQLException {
        account("SUSPENSE", "transfer", "MONEY", 900);
        for (var credit : List.of(
                "400, 'WAITING', false",
                "500, 'BACK', false",
                "600, 'COLLECTED', true",
                "700, 'BACK', true",
                "800, 'PAID', false")) {
            run("insert into transfer_state (line_id, cents, status, collected, changed_at) values (gen_random_uuid(), "
                    + credit + ", now())");
        }
    }

    private void payout(int position, long cents, String status) throws SQLException {
        var id = UUID.randomUUID();
        run("""
                insert into payout (id, campaign_id, plan, position, cents, evidence, requested_by, requested_at, intent)
                values (?, ?, 1, ?, ?, 'Le fatture del forno', gen_random_uuid(), now(), gen_random_uuid())""", id, campaign, position, cents);
        run(
                "insert into payout_state (payout_id, campaign_id, position, status, number, since) values (?, ?, ?, ?, 1, now())",
                id,
                campaign,
                position,
                status);
        event(id, 1, "APPROVE", 1_000 + position, "ESCROW", cents, -cents);
        if (status.equals("PAID")) {
            event(id, 2, "EXECUTE", 2_000 + position, "BANK", -cents, cents);
        }
    }

    /** @param payable what the entry does to what is owed to the beneficiary, a debit above zero */
    private void event(UUID payout, int number, String event, int entry, String other, long otherCents, long payable)
            throws SQLException {
        var id = UUID.randomUUID();
        run(
                """
                insert into payout_event (payout_id, number, event, from_status, to_status, person_id, at, account, entry_id, bank_reference, paid_on)
                values (?, ?, ?, '', '', gen_random_uuid(), now(), 1, ?, ?, ?)""",
                payout,
                number,
                event,
                id,
                event.equals("EXECUTE") ? "CRO 1" : null,
                event.equals("EXECUTE") ? java.time.LocalDate.of(2026, 1, 7) : null);
        run(
                "insert into ledger_entry (number, id, phase, type, subject, role, at, hash) values (?, ?, 'POST', ?, ?, 'officer', now(), sha256('x'))",
                entry,
                id,
                event.equals("EXECUTE") ? "payout-paid" : "payout-approved",
                campaign);
        run("""
                insert into ledger_account (kind, owner, book, side, floored) values ('BANK', '', 'MONEY', 1, true) on conflict do nothing""");
        run(
                "insert into ledger_line (entry, position, account, cents) select ?, 0, id, ? from ledger_account where kind = ? and owner in ('', ?)",
                entry,
                otherCents,
                other,
                campaign.toString());
        run(
                "insert into ledger_line (entry, position, account, cents) select ?, 1, id, ? from ledger_account where kind = 'PAYABLE' and owner = ?",
                entry,
                payable,
                campaign.toString());
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.execute();
        }
    }
}
