package it.broletto.campaign;

import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.UUID;

/** The form of a return as it was typed, and what it means. */
record ReturnForm(String kind, String name, String body, String minimum, String stock, String intent) {

    static ReturnForm empty() {
        return new ReturnForm(
                ReturnKind.INDIVIDUAL.name(), "", "", "", "", UUID.randomUUID().toString());
    }

    static ReturnForm of(MultivaluedMap<String, String> sent) {
        return new ReturnForm(
                Text.line(sent.getFirst("kind")),
                Text.line(sent.getFirst("name")),
                Text.lines(sent.getFirst("body")),
                Text.line(sent.getFirst("minimum")),
                Text.line(sent.getFirst("stock")),
                Text.line(sent.getFirst("intent")));
    }

    FormErrors errors(ReturnMessages words) {
        var errors = FormErrors.none();
        if (!kind.equals(ReturnKind.INDIVIDUAL.name()) && !kind.equals(ReturnKind.COLLECTIVE.name())) {
            errors.add("kind", words.offer_kind_missing());
        }
        if (Text.length(name) < 3 || Text.length(name) > 120) {
            errors.add("name", words.offer_name_wrong());
        }
        if (Text.length(body) > 1000) {
            errors.add("body", words.offer_body_wrong());
        }
        if (money().isEmpty()) {
            errors.add("minimum", words.offer_minimum_wrong());
        }
        if (!stock.isEmpty()
                && (!stock.matches("[1-9]\\d{0,4}|100000") || !kind.equals(ReturnKind.INDIVIDUAL.name()))) {
            errors.add("stock", words.offer_stock_wrong());
        }
        return errors;
    }

    /** What it asks for, once {@link #errors} found nothing. Refuses a form without our mark with {@code INVALID_INPUT}. */
    NewReturn wanted() {
        try {
            return new NewReturn(
                    ReturnKind.valueOf(kind),
                    name,
                    body,
                    money().orElseThrow(),
                    stock.isEmpty() ? null : Integer.valueOf(stock),
                    UUID.fromString(intent));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private Optional<Money> money() {
        return Money.parse(minimum)
                .filter(amount -> amount.compareTo(NewPledge.LEAST) >= 0 && amount.compareTo(NewPledge.MOST) <= 0);
    }
}
