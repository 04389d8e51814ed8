package it.broletto.call;

import it.broletto.match.LumpSum;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import it.broletto.round.RomeTime;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the form of a call means; notes what is wrong with it. */
class CallReader {

    private static final long MOST = NewCall.MOST.cents();

    private final CallForm form;
    private final CallMessages words;
    private final Ways ways;
    private final FormErrors errors;

    CallReader(CallForm form, CallMessages words, Ways ways, FormErrors errors) {
        this.form = form;
        this.words = words;
        this.ways = ways;
        this.errors = errors.named(new CallFields(words)::name);
    }

    /** Empty if something is wrong. */
    Optional<NewCall> call() {
        var title = text("title", 3, 120);
        var summary = text("summary", 3, 300);
        var body = text("body", 0, 20_000);
        var office = text("office", 2, 200);
        var applicants = text("applicants", 3, 1_000);
        var least = amount("least", 1);
        var most = amount("most", Math.max(1, least));
        var leastDays = number("leastDays", 1, 366);
        var mostDays = number("mostDays", Math.max(1, leastDays), 366);
        var windows = windows();
        var sponsors = sponsors();
        var paying = paying();
        var rule = rule();
        return errors.isEmpty()
                ? rule.map(found -> new NewCall(
                        title,
                        summary,
                        body,
                        office,
                        applicants,
                        Money.ofCents(least),
                        Money.ofCents(most),
                        leastDays,
                        mostDays,
                        windows,
                        sponsors,
                        found,
                        paying.orElseThrow()))
                : Optional.empty();
    }

    /** Money for the envelope, and the act that gives it. */
    record Given(Money amount, String act) {}

    /** Empty if something is wrong. */
    Optional<Given> money() {
        var amount = amount("amount", 1);
        var act = Text.line(text("act", 3, 500));
        return errors.isEmpty() ? Optional.of(new Given(Money.ofCents(amount), act)) : Optional.empty();
    }

    /** Empty if something is wrong. */
    Optional<MatchRule> rule() {
        return switch (form.get("method")) {
            case "threshold" -> threshold();
            case "per-donation" -> {
                var factor = percent("factor", 1, 100_000);
                var giftCap = amount("giftCap", 1);
                var projectCap = amount("projectCap", 1);
                var gifts = number("giftsPerDonor", 1, 1_000_000);
                yield ifRight(() -> new PerDonation(factor, giftCap, projectCap, gifts));
            }
            case "lump-sum" -> {
                var lump = amount("lump", 1);
                var from = percent("lumpFrom", 0, 10_000);
                var sum = form.get("lumpSum").isBlank() ? 0 : amount("lumpSum", 1);
                var donors = form.get("donors").isBlank() ? 0 : number("donors", 0, 10_000_000);
                yield ifRight(() -> new LumpSum(lump, from, sum, donors, isTicked("lumpAwards")));
            }
            case "quadratic" -> {
                var cap = amount("rootsCap", 1);
                yield ifRight(() -> new Quadratic(cap));
            }
            default -> {
                errors.add("method", words.wrong_method());
                yield Optional.empty();
            }
        };
    }

    /** Where nobody chose a rail, what is right for the receiver. Empty if something is wrong. */
    Optional<Paying> paying() {
        var receiver = Arrays.stream(Receiver.values())
                .filter(each -> each.name().equals(form.get("receiver")))
                .findFirst();
        if (receiver.isEmpty()) {
            errors.add("receiver", words.wrong_receiver());
            return Optional.empty();
        }
        var chosen = form.rails();
        var fitting = ways.fitting(receiver.get());
        var unknown = without(chosen, ways.configured());
        var unfit = without(chosen, fitting);
        var rails = chosen.isEmpty()
                ? ways.usual(receiver.get())
                : fitting.stream().filter(chosen::contains).toList();
        if (!unknown.isEmpty()) {
            errors.add("rail", words.wrong_rail_unknown(String.join(", ", unknown)));
        } else if (!unfit.isEmpty()) {
            errors.add("rail", words.wrong_rail_unfit(receiver.get(), String.join(", ", unfit)));
        } else if (rails.isEmpty() && !ways.configured().isEmpty()) {
            errors.add("receiver", words.wrong_rail_none(receiver.get()));
        } else {
            return Optional.of(new Paying(receiver.get(), rails));
        }
        return Optional.empty();
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(each -> !some.contains(each)).toList();
    }

    private Optional<MatchRule> threshold() {
        var from = percent("from", 0, 10_000);
        var policy = Arrays.stream(Policy.values())
                .filter(each -> each.name().equals(form.get("policy")))
                .findFirst();
        if (policy.isEmpty()) {
            errors.add("policy", words.wrong_policy());
        }
        var rate = percent("rate", 1, 100_000);
        var cap = amount("cap", 1);
        return ifRight(() -> new Threshold(from, policy.orElseThrow(), rate, cap, isTicked("awards")));
    }

    private boolean isTicked(String field) {
        return form.get(field).equals("true");
    }

    private interface Made {
        MatchRule make();
    }

    private Optional<MatchRule> ifRight(Made made) {
        return errors.isEmpty() ? Optional.of(made.make()) : Optional.empty();
    }

    private String text(String field, int least, int most) {
        var text = form.get(field);
        var length = Text.length(text);
        if (length < least || length > most) {
            errors.add(field, least == 0 ? words.wrong_long(most, length) : words.wrong_text(least, most, length));
        }
        return text;
    }

    private long amount(String field, long least) {
        var amount = Money.parse(form.get(field)).map(Money::cents).filter(cents -> cents >= least && cents <= MOST);
        if (amount.isEmpty()) {
            errors.add(field, least > 1 ? words.wrong_most() : words.wrong_amount());
        }
        return amount.orElse(least);
    }

    private long percent(String field, long least, long most) {
        var basisPoints = Money.parse(form.get(field).replace("%", ""))
                .map(Money::cents)
                .filter(points -> points >= least && points <= most);
        if (basisPoints.isEmpty()) {
            errors.add(field, words.wrong_percent(most / 100));
        }
        return basisPoints.orElse(least);
    }

    private int number(String field, int least, int most) {
        var number = form.whole(field);
        if (number < least || number > most) {
            errors.add(field, words.wrong_number(least, most));
        }
        return Math.max(number, least);
    }

    private List<Window> windows() {
        var windows = new ArrayList<Window>();
        for (var row : form.windows()) {
            if (form.get(row.opens()).isBlank() && form.get(row.closes()).isBlank()) {
                continue;
            }
            var opens = moment(row.opens());
            var closes = moment(row.closes());
            if (opens.isPresent() && closes.isPresent()) {
                if (!opens.get().isBefore(closes.get())) {
                    errors.add(row.closes(), words.wrong_window());
                }
                windows.add(new Window(opens.get(), closes.get()));
            }
        }
        var sorted =
                windows.stream().sorted(Comparator.comparing(Window::opensAt)).toList();
        for (var at = 1; at < sorted.size(); at++) {
            if (sorted.get(at).opensAt().isBefore(sorted.get(at - 1).closesAt())) {
                errors.add("opens-1", words.wrong_overlap());
            }
        }
        return sorted;
    }

    private Optional<Instant> moment(String field) {
        var typed = RomeTime.parse(form.get(field)).filter(RomeTime::exists);
        if (typed.isEmpty()) {
            errors.add(field, words.wrong_date());
        }
        return typed.map(RomeTime::at);
    }

    private List<Sponsor> sponsors() {
        var sponsors = new ArrayList<Sponsor>();
        for (var row : form.sponsors()) {
            if (form.get(row.sponsor()).isBlank() && form.get(row.share()).isBlank()) {
                continue;
            }
            var name = text(row.sponsor(), 2, 120);
            var share = number(row.share(), 1, 1_000_000);
            sponsors.add(new Sponsor(name, share));
        }
        if (sponsors.isEmpty()) {
            errors.add("sponsor-1", words.wrong_sponsor());
        }
        return sponsors;
    }
}
