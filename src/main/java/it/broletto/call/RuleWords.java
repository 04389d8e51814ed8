package it.broletto.call;

import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.LumpSum;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.match.Split;
import it.broletto.match.Threshold;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A match rule in sentences, and with an example that the rule itself computes. */
@Named("matchRule")
@RequestScoped
public class RuleWords {

    private static final long HUNDRED = 10_000;

    /**
     * One row of an example.
     *
     * @param given what people give, in words
     * @param added by the city
     */
    public record Row(String given, Money added) {}

    /** What a rule does, for a project of a usual size. */
    public record Example(String about, List<Row> rows) {}

    private final Layout layout;

    RuleWords(Layout layout) {
        this.layout = layout;
    }

    /** In sentences, one thing each. */
    public List<String> of(MatchRule rule) {
        var words = words();
        var said = new ArrayList<String>();
        if (rule instanceof Threshold threshold) {
            var from = percent(threshold.thresholdBasisPoints());
            var rate = percent(threshold.rateBasisPoints());
            said.add(
                    switch (threshold.policy()) {
                        case FIXED_SHARE -> words.say_fixed(from, rate);
                        case TOP_UP -> words.say_top_up(from, rate);
                        case ONE_TO_ONE -> words.say_one_to_one(from, rate);
                    });
            if (threshold.thresholdBasisPoints() > 0) {
                said.add(words.say_below());
                said.add(awards(rule));
            }
            said.add(words.say_cap(money(threshold.capCents())));
        } else if (rule instanceof PerDonation each) {
            said.add(words.say_each(percent(each.factorBasisPoints()), money(each.giftCapCents())));
            said.add(words.say_first(each.giftsPerDonor()));
            said.add(words.say_order());
            said.add(words.say_cap(money(each.projectCapCents())));
        } else if (rule instanceof LumpSum lump) {
            said.add(
                    lump.thresholdCents() > 0
                            ? words.say_lump_either(
                                    money(lump.amountCents()),
                                    percent(lump.thresholdBasisPoints()),
                                    money(lump.thresholdCents()))
                            : words.say_lump(money(lump.amountCents()), percent(lump.thresholdBasisPoints())));
            said.add(awards(rule));
            if (lump.donors() > 0) {
                said.add(words.say_donors(lump.donors()));
            }
        } else if (rule instanceof Quadratic roots) {
            said.add(words.say_roots());
            said.add(words.say_roots_person());
            said.add(words.say_cap(money(roots.capCents())));
        }
        said.add(words.say_settled());
        said.add(rule.sharesPool() ? words.say_shared() : words.say_reserved());
        return said;
    }

    private String awards(MatchRule rule) {
        return rule.awardsCount() ? words().say_awards_count() : words().say_awards_do_not();
    }

    /** Computed by the rule, for a project as it could be in this call. */
    public Example example(CallView call) {
        return example(call.rule().rule(), call.least().cents(), call.most().cents());
    }

    Example example(MatchRule rule, long least, long most) {
        var words = words();
        if (rule instanceof Quadratic roots) {
            return roots(roots);
        }
        var budget = Math.max(least, Math.min(most, 2_000_000));
        var rows = new ArrayList<Row>();
        if (rule instanceof PerDonation each) {
            for (var cents : new TreeSet<>(List.of(1_000L, 2_500L, 10_000L, each.giftCapCents()))) {
                rows.add(row(rule, budget, words.example_one(money(cents)), List.of(new Gift("1", cents))));
            }
            return new Example(words.example_each(), rows);
        }
        var needed = rule.neededCents(budget);
        var sums = new TreeSet<Long>();
        Collections.addAll(sums, needed - 100, needed, (needed + budget) / 2, budget);
        var donors = rule instanceof LumpSum lump ? Math.max(1, lump.donors()) : 1;
        for (var cents : sums) {
            if (cents >= donors) {
                var gifts = new ArrayList<>(Collections.nCopies((int) Math.min(donors, 1_000) - 1, 1L));
                gifts.add(cents - gifts.size());
                rows.add(row(
                        rule,
                        budget,
                        words.example_together(money(cents)),
                        IntStream.range(0, gifts.size())
                                .mapToObj(at -> new Gift(String.valueOf(at), gifts.get(at)))
                                .toList()));
            }
        }
        return new Example(words.example_budget(money(budget)), rows);
    }

    private static Row row(MatchRule rule, long budget, String given, List<Gift> gifts) {
        return new Row(
                given,
                Money.ofCents(rule.match(new Claim("1", budget, gifts), rule.mostFor(budget))
                        .cents()));
    }

    /** 100 € from one person, from ten, from a hundred. */
    private Example roots(Quadratic rule) {
        var pool = 10 * HUNDRED;
        var claims = List.of(claim("1", 1), claim("2", 10), claim("3", 100));
        var matches = rule.match(claims, pool);
        var rows = new ArrayList<Row>();
        for (var each = 0; each < matches.size(); each++) {
            var gifts = claims.get(each).gifts();
            rows.add(new Row(
                    words().example_persons(gifts.size(), money(gifts.get(0).cents())),
                    Money.ofCents(matches.get(each).cents())));
        }
        return new Example(words().example_roots(money(pool)), rows);
    }

    private static Claim claim(String id, int donors) {
        return new Claim(
                id,
                HUNDRED,
                IntStream.range(0, donors)
                        .mapToObj(donor -> new Gift(String.valueOf(donor), HUNDRED / donors))
                        .toList());
    }

    /** What part of each match a sponsor pays, as a percentage; those of all make 100. */
    public String shareOf(CallView call, Sponsor sponsor) {
        var parts = Split.of(
                MatchRule.WHOLE, call.sponsors().stream().map(Sponsor::share).toList());
        return percent(parts.get(call.sponsors().indexOf(sponsor)));
    }

    String percent(long basisPoints) {
        var format = NumberFormat.getPercentInstance(layout.locale());
        format.setMaximumFractionDigits(2);
        return format.format(basisPoints / (double) MatchRule.WHOLE);
    }

    private String money(long cents) {
        return Money.ofCents(cents).format(layout.locale());
    }

    private CallMessages words() {
        return layout.words(CallMessages.class);
    }
}
