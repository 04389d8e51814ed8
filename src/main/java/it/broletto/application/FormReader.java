package it.broletto.application;

import it.broletto.application.ApplicationForm.Rows;
import it.broletto.call.CallView;
import it.broletto.campaign.Surplus;
import it.broletto.picture.CityMap;
import it.broletto.proposal.Category;
import it.broletto.round.DistrictView;
import it.broletto.shared.Money;
import it.broletto.shared.TaxCode;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a form means, or what is wrong with it, field by field, in the order of the form. */
class FormReader {

    private static final long MOST_CENTS = 100_000_000_00L;

    private final ApplicationForm form;
    private final ApplicationMessages words;
    private final Locale locale;
    private final FormErrors errors = FormErrors.none();

    FormReader(ApplicationForm form, Layout layout) {
        this.form = form;
        this.words = layout.words(ApplicationMessages.class);
        this.locale = layout.locale();
    }

    FormErrors errors() {
        return errors;
    }

    /** Empty if something is wrong, and then {@link #errors} say what. */
    Optional<Content> read(CityMap map, List<DistrictView> districts, List<CallView> calls) {
        var call = call(calls);
        var title = text("title", 5, 120);
        var summary = text("summary", 20, 300);
        var body = form.get("body");
        within("body", body, 50, 20_000);
        var category = choice("category", Category.values());
        var district = form.get("district");
        if (!district.isEmpty()
                && districts.stream().noneMatch(one -> one.code().equals(district))) {
            errors.add("district", words.wrong_choice());
        }
        var point = map.read(form.get("latitude"), form.get("longitude"));
        if (point.isEmpty()
                && !(form.get("latitude").isBlank() && form.get("longitude").isBlank())) {
            errors.add("point", words.wrong_point());
        }
        var kind = choice("kind", PromoterKind.values());
        var promoter = text("promoter", 2, 200);
        var taxCode = form.get("taxCode").replaceAll("\\s", "");
        if (kind != PromoterKind.GROUP && !TaxCode.isRight(taxCode)
                || kind == PromoterKind.GROUP && !taxCode.isEmpty() && !TaxCode.isRight(taxCode)) {
            errors.add("taxCode", words.wrong_tax_code());
        }
        var office = text("office", 5, 200);
        var runts = text("runts", 0, 20);
        var team = team();
        var lines = lines();
        var days = days(call);
        var surplus = choice("surplus", Surplus.values());
        var documents = documents();
        var declared = declared(!team.isEmpty());
        requireCost(call, lines);
        return errors.isEmpty()
                ? Optional.of(new Content(
                        call.map(CallView::id).orElse(null),
                        title,
                        summary,
                        body,
                        category,
                        district.isEmpty() ? null : district,
                        point.map(CityMap.Point::latitude).orElse(null),
                        point.map(CityMap.Point::longitude).orElse(null),
                        kind,
                        promoter,
                        taxCode.isEmpty() ? null : taxCode,
                        office,
                        runts.isEmpty() ? null : runts,
                        team,
                        lines,
                        days,
                        surplus,
                        documents,
                        declared))
                : Optional.empty();
    }

    private Optional<CallView> call(List<CallView> calls) {
        var chosen = form.get("call");
        var call =
                calls.stream().filter(one -> one.id().toString().equals(chosen)).findFirst();
        if (!chosen.isEmpty() && call.isEmpty()) {
            errors.add("call", words.wrong_call());
        }
        return call;
    }

    private int days(Optional<CallView> call) {
        var least = call.map(CallView::leastDays).orElse(Content.LEAST_DAYS);
        var most = call.map(CallView::mostDays).orElse(Content.MOST_DAYS);
        var typed = form.get("days");
        var days = typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
        if (days < least || days > most) {
            errors.add("days", words.wrong_days(least, most));
        }
        return days;
    }

    private void requireCost(Optional<CallView> call, List<Content.Line> lines) {
        var cost = Money.ofCents(lines.stream().mapToLong(Content.Line::cents).sum());
        call.filter(one -> !one.takesBudget(cost))
                .ifPresent(one -> errors.add(
                        Rows.LINE.field(0, "amount"),
                        words.wrong_cost(one.least().format(locale), one.most().format(locale), cost.format(locale))));
    }

    private List<Content.Line> lines() {
        var lines = new ArrayList<Content.Line>();
        for (var row : form.lines()) {
            var label = Text.line(form.get(Rows.LINE, row, "label"));
            var amount = form.get(Rows.LINE, row, "amount");
            if (label.isEmpty() && amount.isBlank()) {
                continue;
            }
            within(Rows.LINE.field(row, "label"), label, 2, 200);
            var cents = Money.parse(amount).map(Money::cents).filter(some -> some > 0 && some <= MOST_CENTS);
            if (cents.isEmpty()) {
                errors.add(Rows.LINE.field(row, "amount"), words.wrong_amount());
            }
            lines.add(new Content.Line(
                    label,
                    cents.orElse(1L),
                    form.get(Rows.LINE, row, "required").equals("true")));
        }
        if (lines.stream().noneMatch(Content.Line::required)) {
            errors.add(Rows.LINE.field(0, "label"), words.wrong_lines());
        }
        return lines;
    }

    private List<Content.Member> team() {
        var team = new ArrayList<Content.Member>();
        for (var row : form.members()) {
            var name = Text.line(form.get(Rows.MEMBER, row, "name"));
            var role = Text.line(form.get(Rows.MEMBER, row, "role"));
            if (!name.isEmpty() || !role.isEmpty()) {
                within(Rows.MEMBER.field(row, "name"), name, 2, 80);
                within(Rows.MEMBER.field(row, "role"), role, 2, 120);
                team.add(new Content.Member(name, role));
            }
        }
        return team;
    }

    private List<Content.Document> documents() {
        var documents = new ArrayList<Content.Document>();
        for (var row : form.documents()) {
            var title = Text.line(form.get(Rows.DOCUMENT, row, "title"));
            var url = Text.line(form.get(Rows.DOCUMENT, row, "url"));
            if (!title.isEmpty() || !url.isEmpty()) {
                within(Rows.DOCUMENT.field(row, "title"), title, 2, 120);
                if (!isLink(url)) {
                    errors.add(Rows.DOCUMENT.field(row, "url"), words.wrong_url());
                }
                documents.add(new Content.Document(title, url));
            }
        }
        return documents;
    }

    private static boolean isLink(String url) {
        try {
            var address = URI.create(url);
            return "https".equals(address.getScheme()) && address.getHost() != null && url.length() <= 500;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<String> declared(boolean team) {
        var declared = new ArrayList<String>();
        declare(declared, "noReturn", words.declare_no_return());
        declare(declared, "truth", words.declare_truth());
        if (team) {
            declare(declared, "teamAgreed", words.declare_team());
        }
        declare(declared, "privacy", words.declare_privacy());
        return declared;
    }

    private void declare(List<String> declared, String field, String sentence) {
        if (form.is(field)) {
            declared.add(sentence);
        } else {
            errors.add(field, words.wrong_declaration());
        }
    }

    private String text(String field, int least, int most) {
        var text = Text.line(form.get(field));
        within(field, text, least, most);
        return text;
    }

    private void within(String field, String text, int least, int most) {
        var length = Text.length(text);
        if (length < least || length > most) {
            errors.add(field, least == 0 ? words.wrong_long(most, length) : words.wrong_length(least, most, length));
        }
    }

    private <E extends Enum<E>> E choice(String field, E[] values) {
        var found = Arrays.stream(values)
                .filter(one -> one.name().equals(form.get(field)))
                .findFirst();
        if (found.isEmpty()) {
            errors.add(field, words.wrong_choice());
        }
        return found.orElse(null);
    }
}
