package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.ledger.Chain;
import it.broletto.ledger.LedgerReader;
import it.broletto.ledger.Line;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.match.MatchRule;
import it.broletto.match.Quadratic;
import it.broletto.match.Split;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import it.broletto.pagopa.NoticeNumbers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What always holds, asked after each step: each by the number that docs/money.md gives it. */
final class MoneyInvariants {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DONE = Set.of("REFUNDED", "DROPPED", "LOST", "MOVED");

    /** A bank asked for it, and may have decided at once. */
    private static final Set<String> DISPUTED = Set.of("DISPUTED", "WON", "LOST");

    /** The question for the count and sum of every column of cents. */
    private static final String SUMS = """
            select 'select concat_ws('' '', ' || string_agg(format('(select ''%1$s.%2$s '' || count(%2$s) || '' '' || coalesce(sum(%2$s), 0) from %1$s)', c.table_name, c.column_name), ', ' order by c.table_name, c.column_name) || ')'
            from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name like '%cents'""";

    private static String sums;

    private final Services city;
    private final Model model;
    private final Connection connection;
    private final Observation.Question question;
    private final Map<UUID, Observation.Row> decided = new HashMap<>();
    private final String campaigns;
    private final MoveInvariants moves;
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
        this.moves = new MoveInvariants(model);
        this.notices = new NoticeInvariants(city, model);
        this.question = new Observation.Question(
                connection, model.funds.stream().map(fund -> fund.id).toList(), model.call, reader);
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
        moves.arrive(now);
        credits();
        I14();
        I22();
        moves.I6();
        notices.hold();
        I1_I16_I18();
        I1();
        I2();
        I3();
        I4();
        I5();
        I6();
        I7();
        for (var fund : model.funds) {
            I8(fund);
            I9(fund);
            I10(fund);
        }
        I11(dice);
        I13();
        I15(dice);
        I17();
        I18(dice);
        I19();
        I20(dice);
        I21();
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
        holds("I3");
    }

    private void I4() {
        holds("I4");
    }

    private void holds(String number) {
        now.all("broken").stream()
                .filter(row -> row.id().equals(number))
                .forEach(row -> assertEquals(0, row.a(), number + " " + row.word()));
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

    private static List<Gift> gifts(Fund fund) {
        return fund.promises.values().stream()
                .filter(one -> fund.decision == null ? one.stands() : one.stays())
                .map(one -> new Gift(one.backer.id().toString(), one.cents()))
                .toList();
    }

    private static Claim claim(Fund fund, List<Gift> gifts) {
        return new Claim(fund.id.toString(), fund.budget, gifts);
    }

    /** Of what was decided, and of what would be decided now. */
    private void I8(Fund fund) {
        if (fund.rule == null) {
            return;
        }
        if (!fund.rule.sharesPool()) {
            var gifts = gifts(fund);
            within(
                    fund.rule,
                    claim(fund, gifts),
                    fund.rule.match(claim(fund, gifts), fund.reserved).cents());
        }
        if (fund.addition != null) {
            assertTrue(fund.addition.cents() <= fund.addition.pool(), "I8 no more than the pool");
            within(fund.rule, claim(fund, fund.addition.gifts()), fund.addition.cents());
            assertEquals(again(fund), fund.addition.cents(), "I8 computed again");
        }
    }

    private static void within(MatchRule rule, Claim claim, long cents) {
        assertTrue(cents >= 0 && cents <= rule.mostFor(claim.budgetCents()), "I8 no more than the cap");
        if (rule instanceof Threshold threshold) {
            assertTrue(cents <= threshold.capCents(), "I8 cap");
            assertTrue(
                    threshold.policy() == Policy.ONE_TO_ONE
                            || cents * 10_000 <= threshold.rateBasisPoints() * claim.budgetCents(),
                    "I8 share of the budget");
            assertTrue(
                    threshold.policy() == Policy.FIXED_SHARE
                            || cents == 0
                            || claim.settledCents() + cents <= Math.max(claim.budgetCents(), claim.settledCents()),
                    "I8 a top-up fills no more than the budget");
        }
    }

    private long again(Fund fund) {
        if (!fund.isFunded()) {
            return 0;
        }
        var pool = fund.addition.pool();
        if (!fund.rule.sharesPool()) {
            return fund.rule.match(claim(fund, fund.addition.gifts()), pool).cents();
        }
        var sharers = model.funds.stream()
                .filter(one -> one.isFunded() && one.addition != null && one.rule.sharesPool())
                .map(one -> claim(one, one.addition.gifts()))
                .toList();
        return fund.rule.match(sharers, pool).stream()
                .filter(match -> match.id().equals(fund.id.toString()))
                .findFirst()
                .map(Match::cents)
                .orElseThrow();
    }

    /** One gift more never makes a campaign poorer, and below the cap never lessens what is added. */
    private void I9(Fund fund) {
        if (fund.rule == null || fund.rule.sharesPool()) {
            return;
        }
        var gifts = fund.addition == null ? gifts(fund) : fund.addition.gifts();
        var more = new ArrayList<>(gifts);
        more.add(new Gift("one more", 700));
        var before = fund.rule.match(claim(fund, gifts), fund.reserved).cents();
        var after = fund.rule.match(claim(fund, more), fund.reserved).cents();
        assertTrue(before <= after + 700, "I9 together");
        if (!(fund.rule instanceof Threshold threshold) || threshold.policy() == Policy.FIXED_SHARE) {
            assertTrue(before <= after, "I9 what is added");
        }
    }

    private void I10(Fund fund) {
        if (fund.addition != null) {
            var parts = fund.addition.parts();
            assertEquals(
                    fund.addition.cents(),
                    parts.stream().mapToLong(Long::longValue).sum(),
                    "I10 to the cent");
            assertEquals(Split.of(fund.addition.cents(), model.shares), parts, "I10 each its share");
        }
    }

    /** By roots: order is nothing, who splits a gift gains nothing, all together get no more than the pool. */
    private void I11(Random dice) {
        var some = model.funds.stream().filter(fund -> !gifts(fund).isEmpty()).toList();
        if (some.isEmpty() || dice.nextInt(10) > 0 && !model.rule.sharesPool()) {
            return;
        }
        var rule = new Quadratic(40_000);
        var claims = some.stream().map(fund -> claim(fund, gifts(fund))).toList();
        var shuffled = new ArrayList<Claim>();
        for (var one : claims) {
            var gifts = new ArrayList<Gift>();
            for (var gift : one.gifts()) {
                var part = 1 + dice.nextInt((int) gift.cents());
                gifts.add(new Gift(gift.donor(), part));
                if (part < gift.cents()) {
                    gifts.add(new Gift(gift.donor(), gift.cents() - part));
                }
            }
            Collections.shuffle(gifts, dice);
            shuffled.add(new Claim(one.id(), one.budgetCents(), gifts));
        }
        Collections.shuffle(shuffled, dice);
        var matches = amounts(rule.match(claims, 50_001));
        assertEquals(matches, amounts(rule.match(shuffled, 50_001)), "I11 order and splitting");
        assertTrue(matches.values().stream().mapToLong(Long::longValue).sum() <= 50_001, "I11 pool");
    }

    private static Map<String, Long> amounts(List<Match> matches) {
        return matches.stream().collect(Collectors.toMap(Match::id, Match::cents));
    }

    private void I13() {
        holds("I13");
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

    /** What came to the bank is as people left it, or went the way of what it pays. */
    private void credits() {
        var rows = now.byId("credit");
        for (var credit : model.credits.values()) {
            var row = rows.remove(credit.id);
            credit.see(row.word(), row.b() == 1);
            assertEquals(credit.status, row.word(), () -> "I14 " + credit);
            assertTrue(!credit.collected || credit.payee != null, () -> "I14 collected for nobody " + credit);
        }
        assertEquals(Map.of(), rows, "I14 a credit from nowhere");
    }

    /** States are where their events left them; what is terminal stays; a payout moves only by what somebody did. */
    private void I14() {
        holds("I14");
        var disputed = new HashSet<Fund>();
        var underHeld = new HashMap<Fund, Long>();
        for (var row : now.all("pledge")) {
            var fund = model.funds.stream()
                    .filter(one -> one.promises.containsKey(row.uuid()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("I14 a pledge from nowhere: " + row));
            var one = fund.promises.get(row.uuid());
            assertTrue(!one.isGone() || one.status.equals(row.word()), "I14 " + one + " → " + row.word());
            assertTrue(one.stands() || one.origin != null, "I14 only what stands is collected: " + one);
            assertTrue(one.origin == null || row.a() > 0, "I14 what arrived is there: " + one);
            if (DISPUTED.contains(row.word()) && !DISPUTED.contains(one.status)) {
                assertFalse(one.disputed, () -> "I12 a bank asks once: " + one);
                one.disputed = true;
                model.happens(one.origin == null ? "disputed" : "disputed where it had gone on");
                disputed.add(fund);
                underHeld.merge(fund, row.b() == 1 ? 0 : one.cents() - row.c(), Long::sum);
            }
            one.status = row.word();
            one.goingBack = row.b() == 1;
            one.settledAs = row.a();
        }
        var payouts = now.byId("payout");
        for (var fund : model.funds) {
            for (var payout : fund.payouts.values()) {
                var status = payouts.remove(payout.id).word();
                if (payout.status.equals("APPROVED") && status.equals("REQUESTED") && disputed.contains(fund)) {
                    payout.status = status;
                }
                assertEquals(payout.status, status, "I14 payout");
            }
        }
        assertEquals(Map.of(), payouts, "I14 a payout from nowhere");
        underHeld.forEach((fund, cents) -> assertTrue(
                cents == 0 || fund.approved() == 0, "I5 a dispute holds its amount before anything is paid"));
    }

    /** Derived = shown. */
    private void I15(Random dice) {
        var closings = now.byId("closing");
        for (var fund : model.funds) {
            assertEquals(fund.isClosed(model.now), closings.containsKey(fund.id), "I15 closed");
            if (closings.containsKey(fund.id)) {
                assertEquals(fund.promised(), closings.get(fund.id).a(), "I15 promised at the close");
            }
        }
        if (dice.nextInt(20) == 0) {
            var fund = model.any(dice);
            assertEquals(
                    fund.sum(Promise::stands),
                    city.campaigns.bySlug(fund.slug).card().promised().cents(),
                    "I15 the page");
        }
        if (dice.nextInt(20) == 0) {
            var fund = model.any(dice);
            var shown = city.money.of(fund.id);
            assertEquals(fund.sum(one -> one.settledAs > 0), shown.collected().cents(), "I15 collected");
            assertEquals(fund.escrow, shown.custody().cents(), "I15 kept");
            assertEquals(
                    fund.owed()
                            - now.account("REFUND_PAYABLE", fund.id.toString()).b(),
                    shown.goingBack().cents(),
                    "I15 going back");
            assertEquals(
                    fund.sum(one -> one.status.equals("REFUNDED")),
                    shown.givenBack().cents(),
                    "I15 given back");
            assertEquals(fund.setAside() - fund.approved(), shown.paid().cents(), "I15 paid");
            assertEquals(fund.claim, shown.claimed().cents(), "I15 claimed");
        }
    }

    /** Of who is forgotten, every promise is kept, and no word. */
    private void I17() {
        var forgotten = now.byId("forgotten");
        var expected = model.promises()
                .filter(one -> one.forgotten)
                .collect(Collectors.groupingBy(one -> one.backer.id(), Collectors.summarizingLong(Promise::cents)));
        assertEquals(expected.keySet(), forgotten.keySet(), "I17 who is forgotten");
        expected.forEach((person, theirs) -> {
            assertEquals(theirs.getCount(), forgotten.get(person).a(), "I17 their promises");
            assertEquals(theirs.getSum(), forgotten.get(person).b(), "I17 the sum of them");
            assertEquals(0, forgotten.get(person).c(), "I17 their words");
        });
    }

    /** Every sum there is: of every column of cents of every table, and what the public sees. */
    List<Object> figures() throws SQLException {
        var figures = new ArrayList<Object>();
        figures.add(question.ask(Long.MAX_VALUE).figures());
        for (var fund : model.funds) {
            figures.add(city.campaigns.bySlug(fund.slug).card());
            figures.add(city.money.of(fund.id));
            figures.add(city.collections.gifts(fund.id));
        }
        if (sums == null) {
            sums = text(SUMS);
        }
        figures.add(text(sums));
        return figures;
    }

    private String text(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Whoever wants no name has none on the page; the name that only receipts know is nowhere public. */
    private void I18(Random dice) {
        holds("I18");
        if (dice.nextInt(25) == 0) {
            var fund = model.any(dice);
            var named = fund.promises.values().stream()
                    .filter(one -> one.name != null && one.stands())
                    .map(one -> one.name)
                    .sorted()
                    .toList();
            var seen = city.pledges.seenBackers(fund.id, 200).stream()
                    .map(backer -> String.valueOf(backer.name()))
                    .sorted()
                    .toList();
            assertEquals(named, seen, "I18");
        }
    }

    private void I19() {
        var returns = now.byId("return");
        for (var fund : model.funds) {
            for (var reward : fund.rewards) {
                var row = returns.get(reward.id);
                assertEquals(reward.claimed, row.a(), "I19 claimed");
                assertEquals(reward.claimed, row.c(), "I19 claims that stand");
                assertTrue(reward.stock == null || row.a() <= reward.stock, "I19 no more than there are");
            }
        }
    }

    private void I20(Random dice) {
        NoticeNumbers.roundTrip(1 + (long) (dice.nextDouble() * 9_999_999_999_998L), 1 + dice.nextInt(10_000_000));
    }

    private void I21() {
        for (var counter : now.all("counter")) {
            assertTrue(counter.a() == counter.b() && counter.a() == counter.c(), () -> "I21 a gap: " + counter);
        }
        var receipts = now.byId("receipt");
        model.promises().forEach(one -> {
            var receipt = receipts.get(one.id);
            assertEquals(one.receipt, receipt != null, () -> "I21 a receipt for " + one);
            if (receipt != null) {
                assertEquals(one.cents(), receipt.b(), "I21 its amount");
                assertEquals(one.revoked, receipt.word().equals("revoked"), "I21 revoked");
            }
        });
    }

    /** What was decided stays as it was, and stands on its own figures. */
    private void I22() throws SQLException {
        for (var row : now.all("decision")) {
            var fund = fund(row.uuid());
            if (fund.decision == null) {
                fund.decision = new Fund.Decision(row.word().equals("true"), row.a());
                assertEquals(row.a() >= row.b(), fund.isFunded(), "I22 funded");
                assertEquals(fund.minimum, row.b(), "I22 minimum");
                assertTrue(row.a() <= fund.sum(one -> one.settledAs > 0), "I22 money that was there");
            }
        }
        for (var row : now.all("addition")) {
            var fund = fund(row.uuid());
            if (fund.addition == null) {
                fund.addition = addition(row);
                assertEquals(row.word().equals("true"), fund.isFunded(), "I22 added to what is funded");
                assertEquals(fund.isFunded() ? fund.decision.settled() : 0, row.c(), "I22 on what was settled");
                assertEquals(row.c(), claim(fund, fund.addition.gifts()).settledCents(), "I22 gifts");
            }
        }
        for (var what : List.of("decision", "addition")) {
            for (var row : now.all(what)) {
                var before = decided.putIfAbsent(
                        UUID.nameUUIDFromBytes((what + row.id()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        row);
                assertTrue(before == null || before.equals(row), () -> "I22 " + before + " → " + row);
            }
        }
        assertEquals(
                decided.size(), now.all("decision").size() + now.all("addition").size(), "I22 nothing is undone");
    }

    private Fund fund(UUID id) {
        return model.funds.stream()
                .filter(fund -> fund.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Fund.Addition addition(Observation.Row row) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select c.gifts, d.split from match_claim c join match_decision d on d.campaign_id = c.campaign_id where c.campaign_id = ?")) {
            statement.setObject(1, row.uuid());
            try (var found = statement.executeQuery()) {
                found.next();
                var gifts = new ArrayList<Gift>();
                JSON.readTree(found.getString(1))
                        .forEach(gift -> gifts.add(new Gift(
                                gift.path("donor").asText(), gift.path("cents").asLong())));
                var parts = new ArrayList<Long>();
                JSON.readTree(found.getString(2))
                        .forEach(part -> parts.add(part.path("cents").asLong()));
                return new Fund.Addition(row.a(), row.b(), List.copyOf(gifts), List.copyOf(parts));
            }
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** How every promise of the town stands, and the ledger. */
    String standing() throws SQLException {
        return text(
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
