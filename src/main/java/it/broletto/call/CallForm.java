package it.broletto.call;

import it.broletto.match.LumpSum;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.match.Threshold;
import it.broletto.round.RomeTime;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The form of a call, or of its rule: everything as it was typed, so that it can be shown again. */
class CallForm {

    /** The fields of a window or of a sponsor. */
    record Row(int number) {
        public String opens() {
            return "opens-" + number;
        }

        public String closes() {
            return "closes-" + number;
        }

        public String sponsor() {
            return "sponsor-" + number;
        }

        public String share() {
            return "share-" + number;
        }
    }

    private static final int WINDOWS = 4;
    private static final int SPONSORS = 5;

    private final Map<String, String> typed = new LinkedHashMap<>();

    /** Empty, for the city alone. */
    static CallForm empty(String city) {
        return new CallForm()
                .with("intent", UUID.randomUUID())
                .with("receiver", Receiver.PROMOTER)
                .with("sponsor-1", city)
                .with("share-1", 1);
    }

    static CallForm typed(MultivaluedMap<String, String> sent) {
        var form = new CallForm();
        sent.forEach((name, values) ->
                form.typed.put(name, Text.lines(name.equals("rail") ? String.join(",", values) : values.get(0))));
        return form;
    }

    /** What an earlier edition had; its policy is left open, because the sources disagree. */
    CallForm from(Edition edition) {
        fill(edition.rules().values().iterator().next());
        with("policy", "");
        with("rate", "");
        with("leastDays", edition.days());
        with("mostDays", edition.days());
        with("least", edition.leastCents() == null ? "" : amount(edition.leastCents()));
        return with("most", edition.mostCents() == null ? "" : amount(edition.mostCents()));
    }

    static CallForm of(CallView call) {
        var form = new CallForm()
                .with("version", call.version())
                .with("title", call.title())
                .with("summary", call.summary())
                .with("body", call.body())
                .with("office", call.office())
                .with("applicants", call.applicants())
                .with("least", amount(call.least().cents()))
                .with("most", amount(call.most().cents()))
                .with("leastDays", call.leastDays())
                .with("mostDays", call.mostDays());
        for (var row : form.windows()) {
            if (row.number() <= call.windows().size()) {
                var window = call.windows().get(row.number() - 1);
                form.with(row.opens(), RomeTime.format(window.opensAt()))
                        .with(row.closes(), RomeTime.format(window.closesAt()));
            }
        }
        for (var row : form.sponsors()) {
            if (row.number() <= call.sponsors().size()) {
                var sponsor = call.sponsors().get(row.number() - 1);
                form.with(row.sponsor(), sponsor.name()).with(row.share(), sponsor.share());
            }
        }
        return form.fill(call.rule().rule()).fill(call.rule().paying());
    }

    /** As the rule is now; with a version that the same person prepared, as that one says. */
    static CallForm ofRule(CallView call, Prepared waiting, boolean own) {
        var form = new CallForm()
                .with("intent", UUID.randomUUID())
                .with("number", call.rule().number())
                .with("instead", waiting == null ? "" : waiting.id());
        return own && waiting != null
                ? form.fill(waiting.rule()).fill(waiting.paying()).with("reason", waiting.reason())
                : form.fill(call.rule().rule()).fill(call.rule().paying());
    }

    static CallForm ofMoney(Prepared waiting) {
        return new CallForm().with("intent", UUID.randomUUID()).with("instead", waiting == null ? "" : waiting.id());
    }

    private CallForm fill(MatchRule rule) {
        if (rule instanceof Threshold threshold) {
            with("method", "threshold")
                    .with("from", percent(threshold.thresholdBasisPoints()))
                    .with("policy", threshold.policy())
                    .with("rate", percent(threshold.rateBasisPoints()))
                    .with("cap", amount(threshold.capCents()))
                    .with("awards", threshold.awardsCount());
        } else if (rule instanceof PerDonation each) {
            with("method", "per-donation")
                    .with("factor", percent(each.factorBasisPoints()))
                    .with("giftCap", amount(each.giftCapCents()))
                    .with("projectCap", amount(each.projectCapCents()))
                    .with("giftsPerDonor", each.giftsPerDonor());
        } else if (rule instanceof LumpSum lump) {
            with("method", "lump-sum")
                    .with("lump", amount(lump.amountCents()))
                    .with("lumpFrom", percent(lump.thresholdBasisPoints()))
                    .with("lumpSum", lump.thresholdCents() == 0 ? "" : amount(lump.thresholdCents()))
                    .with("donors", lump.donors())
                    .with("lumpAwards", lump.awardsCount());
        } else if (rule instanceof Quadratic roots) {
            with("method", "quadratic").with("rootsCap", amount(roots.capCents()));
        }
        return this;
    }

    private CallForm fill(Paying paying) {
        return with("receiver", paying.receiver()).with("rail", String.join(",", paying.rails()));
    }

    CallForm with(String field, Object value) {
        typed.put(field, String.valueOf(value));
        return this;
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean ticked(String field) {
        return get(field).equals("true");
    }

    /** The rails that were chosen; at most 20. */
    public List<String> rails() {
        return Stream.of(get("rail").split(","))
                .map(String::strip)
                .filter(rail -> !rail.isEmpty())
                .distinct()
                .limit(20)
                .toList();
    }

    public List<Row> windows() {
        return IntStream.rangeClosed(1, WINDOWS).mapToObj(Row::new).toList();
    }

    public List<Row> sponsors() {
        return IntStream.rangeClosed(1, SPONSORS).mapToObj(Row::new).toList();
    }

    /** Whether a window after the first has something in it, or something wrong. */
    public boolean hasMoreWindows(FormErrors errors) {
        return isUsed(errors, windows().stream().skip(1).flatMap(row -> Stream.of(row.opens(), row.closes())));
    }

    /** Whether a sponsor after the first has something in it, or something wrong. */
    public boolean hasMoreSponsors(FormErrors errors) {
        return isUsed(errors, sponsors().stream().skip(1).flatMap(row -> Stream.of(row.sponsor(), row.share())));
    }

    private boolean isUsed(FormErrors errors, Stream<String> fields) {
        return fields.anyMatch(field -> !get(field).isBlank() || errors.has(field));
    }

    /** The form's mark: null if it is none of ours. */
    UUID intent() {
        return mark("intent");
    }

    /** What waits, and is replaced; null for nothing. */
    UUID instead() {
        return mark("instead");
    }

    private UUID mark(String field) {
        try {
            return UUID.fromString(get(field));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** -1, which nothing has, if it is no number. */
    int whole(String field) {
        return get(field).matches("\\d{1,9}") ? Integer.parseInt(get(field)) : -1;
    }

    /** As one would type it: 500000, or 500000,50. */
    private static String amount(long cents) {
        return Money.ofCents(cents).decimal().replaceAll("\\.00$", "").replace('.', ',');
    }

    /** Hundredths of a percent are written as cents of a euro are. */
    private static String percent(long basisPoints) {
        return amount(basisPoints);
    }
}
