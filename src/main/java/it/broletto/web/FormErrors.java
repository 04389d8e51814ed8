package it.broletto.web;

import jakarta.validation.ConstraintViolation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is wrong with a form: field name to message, in the order of the form. A field has at most one message. */
public final class FormErrors {

    /** @param field name of the input; its element has the same id */
    public record Line(String field, String message) {}

    private final Map<String, String> messages = new LinkedHashMap<>();
    private UnaryOperator<String> names = field -> "";

    public static FormErrors none() {
        return new FormErrors();
    }

    /** From Bean Validation: the last name of each path is the field. */
    public static FormErrors of(Set<? extends ConstraintViolation<?>> violations) {
        var errors = new FormErrors();
        for (var violation : violations) {
            var path = violation.getPropertyPath().toString();
            errors.add(path.substring(path.lastIndexOf('.') + 1), violation.getMessage());
        }
        return errors;
    }

    /** Adds a message; the first one of a field stays. Returns this. */
    public FormErrors add(String field, String message) {
        messages.putIfAbsent(field, message);
        return this;
    }

    /** Says what each field is called, so that the summary can; an empty name adds nothing. Returns this. */
    public FormErrors named(UnaryOperator<String> names) {
        this.names = names;
        return this;
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public boolean has(String field) {
        return messages.containsKey(field);
    }

    /** The message of a field; empty text if it has none. */
    public String message(String field) {
        return messages.getOrDefault(field, "");
    }

    public List<Line> lines() {
        return messages.entrySet().stream()
                .map(e -> new Line(e.getKey(), named(e.getKey(), e.getValue())))
                .toList();
    }

    private String named(String field, String message) {
        var name = names.apply(field);
        return name.isEmpty() ? message : name + ": " + message;
    }
}
