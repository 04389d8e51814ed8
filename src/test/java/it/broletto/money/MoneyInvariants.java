package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.ledger.Chain;
import it.broletto.ledger.LedgerReader;
import it.broletto.ledger.Line;
import it.broletto.pagopa.NoticeNumbers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What always holds, asked after each step: each by the number that docs/money.md gives it. */
final class MoneyInvariants {

    private static final Set<String> DONE = Set.of("REFUNDED", "DROPPED", "LOST", "MOVED");

    private final Services city;
    private final Model model;
    private final Connection connection;
    private final Observation.Question question;
    private final String campaigns;
    private final StateInvariants states;
    private final MatchInvariants matches;
    private final PublicInvariants seen;
    private final NoticeInvariants notices;
    private Observation now;
    private long number;
    private String hash;
    private long audit;

    /** At pagoPA before the town's campaigns began. */
    private long noticed;

    /** @param reader who reads the statements of the bank */
    MoneyInvariants(Services city, Model model, Connection connection, UUID reader) throws SQLException {
        this.city = city;
        this.model = model;
        this.connection = connection;
        this.states = new StateInvariants(model, connection);
        this.matches = new MatchInvariants(model);
        this.notices = new NoticeInvariants(city, model);
        this.question = new Observation.Question(
                connection, model.funds.stream().map(fund -> fund.id).toList(), model.call, reader);
        this.seen = new PublicInvariants(city, model, question);
        this.campaigns = model.funds.stream().map(fund -> "'" + fund.id + "'").collect(Collectors.joining(", "));
        this.now = question.ask(Long.MAX_VALUE);
        var head = now.all("head").get(0);
        number = head.a();
        audit = head.b();
        var last = new LedgerReader(connection).after(number - 1, 1);
        hash = last.isEmpty() ? Chain.BEGINNING : last.get(0).hash();
        model.bank = now.posted("BANK", "");
        seeProvider();
        model.strays = now.posted("SUSPENSE", "transfer");
        model.noticing = now.posted("CLEARING", "pagopa");
        noticed = model.noticing;
        model.before = model.bank + model.clearing + model.transferring + model.noticing + model.fees - model.strays;
    }

    private void seeProvider() {
        model.clearing = now.posted("CLEARING", "sandbox");
        model.fees = now.posted("FEES", "sandbox");
        model.transferring = now.posted("CLEARING", "transfer");
    }

    /** All of them. @param dice for those that look at something by chance */
    void hold(Random dice) throws SQLException {
        now = question.ask(audit);
        states.hold(now);
        notices.hold();
        I1_I16_I18();
        I1();
        I2();
        I3();
        I4();
        I5();
        I6();
        I7();
        matches.hold(dice);
        I13();
        seen.hold(now, dice);
        I20(dice);
        audit = now.all("head").get(0).b();
    }

    /** Each new entry balances, follows the one before it in the chain, and names nobody. */
    private void I1_I16_I18() throws SQLException {
        if (now.all("head").get(0).a() == number) {
            return;
        }
        for (var entry : new LedgerReader(connection).after(number, 1_000)) {
            number++;
            assertEquals(number, entry.number(), "I16 no entry is missing");
            assertEquals(0, entry.lines().stream().mapToLong(Line::cents).sum(), "I1 entry " + number);
            hash = I16(hash, entry);
            assertFalse(Chain.text(entry).contains("Segreto"), "I18 entry " + number);
        }
        assertEquals(now.all("head").get(0).a(), number, "I16 the head");
    }

    private static String I16(String before, it.broletto.ledger.Entry entry) {
        var computed = Chain.hash(before, entry);
        assertEquals(computed, entry.hash(), "I16 entry " + entry.number());
        return computed;
    }

    /** All that is at the bank, at the provider, or was kept by it, is what is kept, owed or set aside. */
    private void I1() {
        seeProvider();
        assertEquals(model.bank, now.posted("BANK", ""), "I1 bank");
        model.noticing = noticed + notices.settled() - model.brought;
        assertEquals(model.noticing, now.posted("CLEARING", "pagopa"), "I1 at pagoPA");
        assertEquals(
                model.before + model.assets(),
                model.bank
                        + model.clearing
                        + model.transferring
                        + model.noticing
                        + model.fees
                        - model.strays
                        - model.suspended(),
                "I1 not a cent more or less");
        assertEquals(model.strays + model.suspended(), now.posted("SUSPENSE", "transfer"), "I1 what is nobody's");
    }

    private void I2() {
        now.all("account").stream()
                .filter(account -> account.c() == 1)
                .forEach(account -> assertTrue(account.a() >= account.b(), () -> "I2 " + account));
    }

    private void I3() {
        now.holds("I3");
    }

    private void I4() {
        now.holds("I4");
    }

    private void I5() {
        for (var fund : model.funds) {
            var escrow = now.account("ESCROW", fund.id.toString());
            fund.escrow = escrow.a();
            fund.escrowHeld = escrow.b();
            fund.claim = now.posted("CLAIM", fund.id);
            assertEquals(fund.kept(), fund.escrow - fund.claim, "I5 escrow");
            assertTrue(fund.claim == 0 || fund.sum(one -> one.status.equals("LOST")) >= fund.claim, "I5 claim");
            assertEquals(fund.owed(), now.posted("REFUND_PAYABLE", fund.id), "I5 to be given back");
            assertEquals(fund.approved(), now.posted("PAYABLE", fund.id), "I5 to be paid");
            assertEquals(held(fund, false), fund.escrowHeld, "I5 disputed");
            assertEquals(
                    held(fund, true),
                    now.account("REFUND_PAYABLE", fund.id.toString()).b(),
                    "I5 disputed on its way back");
        }
    }

    private long held(Fund fund, boolean goingBack) {
        return now.all("pledge").stream()
                .filter(row -> row.word().equals("DISPUTED") && (row.b() == 1) == goingBack)
                .filter(row -> fund.promises.containsKey(row.uuid()) && !fund.promises.get(row.uuid()).inFund)
                .mapToLong(Observation.Row::c)
                .sum();
    }

    private void I6() {
        for (var fund : model.funds) {
            var settled =
                    fund.promises.values().stream().allMatch(one -> one.status.isEmpty() || DONE.contains(one.status));
            if (fund.isOver(model.now) && !fund.isFunded() && settled) {
                for (var kind : List.of("ESCROW", "REFUND_PAYABLE", "PAYABLE", "CLAIM")) {
                    assertEquals(0, now.posted(kind, fund.id), "I6 " + kind);
                }
            }
        }
    }

    private void I7() {
        assertEquals(model.given, now.posted("CHAPTER", model.call), "I7 given");
        assertEquals(model.available(), now.posted("AVAILABLE", model.call), "I7 available");
        assertTrue(model.available() >= 0, "I7 no more than there is");
        for (var fund : model.funds) {
            var added = fund.addition == null ? 0 : fund.addition.cents();
            var grant = fund.grant;
            assertEquals(fund.addition == null ? fund.reserved : 0, now.posted("RESERVED", fund.id), "I7 reserved");
            assertEquals(added - grant.liquidated, now.posted("COMMITTED", fund.id), "I7 committed");
            assertEquals(grant.paid ? 0 : grant.liquidated, now.posted("LIQUIDATED", fund.id), "I7 liquidated");
            assertEquals(grant.paid ? grant.liquidated : 0, now.posted("PAID", fund.id), "I7 paid");
        }
    }

    private void I13() {
        now.holds("I13");
        for (var one : model.promises().filter(one -> one.reference != null).toList()) {
            var back = one.arrival == null ? one : one.arrival;
            var paying = model.credits.values().stream()
                    .filter(credit -> credit.isFor(one))
                    .toList();
            assertTrue(paying.size() <= 1, () -> "I3 one transfer pays it " + paying);
            assertTrue(
                    one.settledAs == 0
                            || paying.size() == 1 && paying.get(0).collected && paying.get(0).cents == one.cents(),
                    () -> "I13 settled here, not at the bank " + one);
            assertTrue(
                    !back.status.equals("REFUNDED") || paying.get(0).status.equals("PAID"),
                    () -> "I13 given back here, not at the bank " + one);
        }
    }

    private void I20(Random dice) {
        NoticeNumbers.roundTrip(1 + (long) (dice.nextDouble() * 9_999_999_999_998L), 1 + dice.nextInt(10_000_000));
    }

    /** Every sum there is. */
    List<Object> figures() throws SQLException {
        return seen.figures();
    }

    /** How every promise of the town stands, and the ledger. */
    String standing() throws SQLException {
        return question.text(
                "select concat((select string_agg(concat(pledge_id, ' ', status), ', ' order by cast(pledge_id as text) collate \"C\") from pledge_state where campaign_id in ("
                        + campaigns + ")), '; ', (select number from ledger_head))");
    }

    /** The same, as it was seen last. */
    String expected() {
        return model.promises()
                .filter(one -> !one.status.isEmpty())
                .map(one -> one.id + " " + one.status)
                .sorted()
                .collect(Collectors.joining(", ", "", "; " + number));
    }

    long head() {
        return number;
    }
}
