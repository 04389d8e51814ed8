package it.broletto.accountability;

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

/** A form of the desk as it was typed: reads its fields, and collects what is wrong with them. */
public class Typed {

    private final Map<String, String> values = new HashMap<>();
    private final FormErrors errors = FormErrors.none();

    static Typed of(MultivaluedMap<String, String> sent) {
        var typed = new Typed();
        sent.forEach((field, all) -> typed.with(field, Text.lines(all.get(0))));
        return typed;
    }

    /** Fills a field of a form that is shown for the first time; null = empty. */
    Typed with(String field, Object value) {
        values.put(field, value == null ? "" : value.toString());
        return this;
    }

    /** What was typed; empty text if nothing was. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    public FormErrors errors() {
        return errors;
    }

    boolean isRight() {
        return errors.isEmpty();
    }

    /** Null if empty; a mistake is noted if it is shorter or longer than allowed, in characters. */
    String optional(String field, int least, int most, String mistake) {
        var text = get(field);
        if (!text.isEmpty() && (Text.length(text) < least || Text.length(text) > most)) {
            errors.add(field, mistake);
        }
        return text.isEmpty() ? null : text;
    }

    String required(String field, int least, int most, String mistake) {
        var text = optional(field, least, most, mistake);
        if (text == null) {
            errors.add(field, mistake);
        }
        return text;
    }

    /** Null if empty or wrong; a wrong one is noted. */
    LocalDate day(String field, String mistake) {
        if (get(field).isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(get(field));
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException noDate) {
            // noted below
        }
        errors.add(field, mistake);
        return null;
    }

    LocalDate requiredDay(String field, String missing, String mistake) {
        if (get(field).isEmpty()) {
            errors.add(field, missing);
        }
        return day(field, mistake);
    }

    /** An amount that may carry a minus in front; empty if it is none. */
    Optional<Money> signedAmount(String field) {
        var text = get(field).replace('\u2212', '-');
        return text.startsWith("-") ? Money.parse(text.substring(1)).map(Money.ZERO::minus) : Money.parse(text);
    }

    <E extends Enum<E>> Optional<E> one(String field, Class<E> of) {
        try {
            return Optional.of(Enum.valueOf(of, get(field)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Refuses a form without our mark with {@code INVALID_INPUT}. */
    UUID intent() {
        try {
            return UUID.fromString(get("intent"));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    /** Refuses a form without a version with {@code STALE_FORM}. */
    int version() {
        try {
            return Integer.parseInt(get("version"));
        } catch (NumberFormatException notOurs) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
    }
}
