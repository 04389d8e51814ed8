package it.broletto.payout;

import it.broletto.identity.Proof;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.FormErrors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was typed in the forms of a page, and what is wrong with it. */
public class Form {

    private final Map<String, String> values = new HashMap<>();
    private final FormErrors errors = FormErrors.none();

    static Form fresh() {
        return new Form();
    }

    static Form of(MultivaluedMap<String, String> sent) {
        var form = new Form();
        sent.forEach((field, all) -> form.values.put(field, Text.lines(all.get(0))));
        return form;
    }

    /** What was typed before somebody proved who they are, else nothing. */
    static Form kept(Proof proof, String page) {
        return proof.typed(page).map(Form::of).orElseGet(Form::fresh);
    }

    /** What was typed; empty text if nothing was. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** What a field shows as long as nothing was typed into its form. */
    void preset(String field, String value) {
        values.putIfAbsent(field, value);
    }

    /** The mark of the form that was sent, or a new one. */
    public String intent(String form) {
        return get("form").equals(form) && !get("intent").isEmpty()
                ? get("intent")
                : UUID.randomUUID().toString();
    }

    public FormErrors errors() {
        return errors;
    }

    boolean isRight() {
        return errors.isEmpty();
    }

    /** A mistake is noted unless it has so many characters. */
    String text(String field, int least, int most, String mistake) {
        var text = get(field);
        if (Text.length(text) < least || Text.length(text) > most) {
            errors.add(field, mistake);
        }
        return text;
    }

    /** Null if nothing was typed. */
    String optional(String field) {
        return get(field).isEmpty() ? null : get(field);
    }

    Money money(String field, String mistake) {
        var amount = Money.parse(get(field)).filter(one -> one.cents() > 0);
        if (amount.isEmpty()) {
            errors.add(field, mistake);
        }
        return amount.orElse(Money.ZERO);
    }

    LocalDate day(String field, String mistake) {
        try {
            return LocalDate.parse(get(field));
        } catch (DateTimeException noDate) {
            errors.add(field, mistake);
            return null;
        }
    }

    int number(String field) {
        try {
            return Integer.parseInt(get(field));
        } catch (NumberFormatException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    /** Refuses a form without our mark with {@code INVALID_INPUT}. */
    UUID uuid(String field) {
        try {
            return UUID.fromString(get(field));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    UUID intent() {
        return uuid("intent");
    }

    /** Does it if all is right; a refusal for this reason becomes a mistake of the field. */
    boolean isDone(Runnable act, Refusal.Reason expected, String field, String mistake) {
        if (!isRight()) {
            return false;
        }
        try {
            act.run();
            return true;
        } catch (Refusal refusal) {
            if (refusal.reason() != expected) {
                throw refusal;
            }
            errors.add(field, mistake);
            return false;
        }
    }

    Optional<Money> amount(String field) {
        return Money.parse(get(field));
    }
}
