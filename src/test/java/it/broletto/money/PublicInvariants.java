package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What everybody sees is what is there, and nobody is seen who does not want to be. */
final class PublicInvariants {

    /** The question for the count and sum of every column of cents. */
    private static final String SUMS = """
            select 'select concat_ws('' '', ' || string_agg(format('(select ''%1$s.%2$s '' || count(%2$s) || '' '' || coalesce(sum(%2$s), 0) from %1$s)', c.table_name, c.column_name), ', ' order by c.table_name, c.column_name) || ')'
            from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name like '%cents'""";

    private static String sums;

    private final Services city;
    private final Model model;
    private final Observation.Question question;
    private Observation now;

    PublicInvariants(Services city, Model model, Observation.Question question) {
        this.city = city;
        this.model = model;
        this.question = question;
    }

    /** @param dice for the pages that are looked at */
    void hold(Observation seen, Random dice) {
        now = seen;
        I15(dice);
        I17();
        I18(dice);
        I19();
        I21();
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
            sums = question.text(SUMS);
        }
        figures.add(question.text(sums));
        return figures;
    }

    /** Whoever wants no name has none on the page; the name that only receipts know is nowhere public. */
    private void I18(Random dice) {
        now.holds("I18");
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
}
