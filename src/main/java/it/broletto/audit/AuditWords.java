package it.broletto.audit;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** An act in words: from the same file as the messages of this feature, so that a new act needs only a line there. */
final class AuditWords {

    private AuditWords() {
    }

    /** An act without a line in the file is shown readable, as it is called in the code. */
    static String of(String act, Locale locale) {
        var bundle = ResourceBundle.getBundle("messages.audit", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return bundle.getString("act_" + act.replace('.', '_').replace('-', '_'));
        } catch (MissingResourceException unknown) {
            return act.replace(".", ": ").replace('-', ' ');
        }
    }
}
