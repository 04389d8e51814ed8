package it.broletto.identity;

import it.broletto.shared.Text;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address: one mailbox, without a name, comments or quotes, so that nothing in it can become a second
 * recipient or a header.
 *
 * @param value as it was typed, its domain in small ASCII letters
 */
public record MailAddress(String value) {

    static final int LONGEST = 254;

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** Empty if it cannot be one. */
    public static Optional<MailAddress> parse(String typed) {
        var text = typed == null ? "" : typed.strip();
        var at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || Text.length(text) > LONGEST) {
            return Optional.empty();
        }
        var local = text.substring(0, at);
        var domain = ascii(text.substring(at + 1));
        return LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()
                ? Optional.of(new MailAddress(local + "@" + domain))
                : Optional.empty();
    }

    /** The same for all ways in which people write it. */
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** The same for all addresses that many providers deliver to one mailbox: with other dots, or with a tag after a plus. */
    String mailbox() {
        var address = normalised();
        var at = address.lastIndexOf('@');
        var plus = address.indexOf('+');
        return address.substring(0, plus > 0 && plus < at ? plus : at).replace(".", "") + address.substring(at);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notOne) {
            return "";
        }
    }

    /** Without the address: a record would print it. */
    @Override
    public String toString() {
        return "MailAddress[]";
    }
}
