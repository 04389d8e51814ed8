package it.broletto.audit;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Acts and roles in words, read by name from the messages of this feature. */
public final class AuditWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private AuditWords() {}

    /** An act without words is shown as it is called in the code, made readable. */
    public static String act(String act, Locale locale) {
        return of(
                "act_" + act.replace('.', '_').replace('-', '_'),
                act.replace(".", ": ").replace('-', ' '),
                locale);
    }

    public static String role(String role, Locale locale) {
        return of("role_" + role, role, locale);
    }

    private static String of(String key, String otherwise, Locale locale) {
        try {
            return ResourceBundle.getBundle("messages.audit", locale, NO_FALLBACK)
                    .getString(key);
        } catch (MissingResourceException noWords) {
            return otherwise;
        }
    }
}
