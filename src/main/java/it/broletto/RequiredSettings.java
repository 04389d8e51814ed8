package it.broletto;

import it.broletto.shared.Iban;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a production start needs from its environment. There are no defaults: a default secret is no secret. */
final class RequiredSettings {
    /** As sysexits.h names it: the configuration is wrong. */
    static final int EXIT_STATUS = 78;

    private static final int SHORTEST_SECRET = 32;

    private static final int KEY_BYTES = 32;

    private enum Kind {
        TEXT,
        SECRET,
        KEY,
        URL,
        MAIL,
        IBAN,
        BIC,
        STRIPE_KEY,
        STRIPE_SECRETS
    }

    private record Setting(String name, Kind kind, String what) {}

    private static final List<Setting> ALL = List.of(
            new Setting(
                    "BROLETTO_URL",
                    Kind.URL,
                    "public address of this site, for example https://bilancio.comune.example.it"),
            new Setting(
                    "BROLETTO_DB_URL",
                    Kind.TEXT,
                    "JDBC address of the database, for example jdbc:postgresql://db/broletto"),
            new Setting("BROLETTO_DB_USER", Kind.TEXT, "user of the database"),
            new Setting("BROLETTO_DB_PASSWORD", Kind.TEXT, "password of the database"),
            new Setting("BROLETTO_KEYCLOAK_URL", Kind.URL, "address of Keycloak, as browsers reach it"),
            new Setting("BROLETTO_OIDC_SECRET", Kind.TEXT, "secret of the client broletto in Keycloak's realm comune"),
            new Setting("BROLETTO_SECRET", Kind.SECRET, "seals sessions and kept forms"),
            new Setting("BROLETTO_LEDGER_KEY", Kind.KEY, "signs the ledger: 32 random bytes in Base64"),
            new Setting("BROLETTO_PEPPER", Kind.SECRET, "turns a codice fiscale into a pseudonym; never change it"));

    /** What each rail needs besides. */
    private static final Map<String, List<Setting>> RAILS = Map.of(
            "pagopa",
            List.of(
                    new Setting(
                            "BROLETTO_PAGOPA_URL", Kind.URL, "address of pagoPA's debt positions, with its version"),
                    new Setting("BROLETTO_PAGOPA_KEY", Kind.TEXT, "subscription key of pagoPA's services"),
                    new Setting("BROLETTO_PAGOPA_IBAN", Kind.TEXT, "account of the body, as registered with pagoPA"),
                    new Setting(
                            "BROLETTO_PAGOPA_RECEIPT_KEY",
                            Kind.SECRET,
                            "what the balancer sends with receipts once it has verified pagoPA's certificate")),
            "transfer",
            List.of(
                    new Setting("BROLETTO_TRANSFER_HOLDER", Kind.TEXT, "in whose name the account for transfers is"),
                    new Setting(
                            "BROLETTO_TRANSFER_IBAN", Kind.IBAN, "account that transfers come to, and nothing else"),
                    new Setting("BROLETTO_TRANSFER_BIC", Kind.BIC, "the bank of that account")),
            "stripe",
            List.of(
                    new Setting("BROLETTO_STRIPE_KEY", Kind.STRIPE_KEY, "secret or restricted key of Stripe's API"),
                    new Setting(
                            "BROLETTO_STRIPE_WEBHOOK_SECRETS",
                            Kind.STRIPE_SECRETS,
                            "secret of the webhook at Stripe; two with a comma between while one takes the other's place"),
                    new Setting(
                            "BROLETTO_RAILS_PAGES",
                            Kind.TEXT,
                            "where forms may lead: https://checkout.stripe.com,https://hooks.stripe.com")));

    /** What mails need; a city that names none of it sends none. */
    private static final List<Setting> MAIL = List.of(
            new Setting("BROLETTO_MAIL_HOST", Kind.TEXT, "mail server that takes what the city sends"),
            new Setting(
                    "BROLETTO_MAIL_FROM",
                    Kind.MAIL,
                    "address that mails come from, for example non-rispondere@comune.example.it"));

    private static final List<String> OF_MAIL = List.of(
            "BROLETTO_MAIL_HOST",
            "BROLETTO_MAIL_FROM",
            "BROLETTO_MAIL_PORT",
            "BROLETTO_MAIL_USER",
            "BROLETTO_MAIL_PASSWORD",
            "BROLETTO_MAIL_SECURITY");

    private RequiredSettings() {}

    /** One line for each setting that is missing or cannot be right; empty if all is well. */
    static List<String> problems(UnaryOperator<String> environment) {
        List<String> problems = new ArrayList<>();
        ALL.forEach(setting -> check(setting, environment, problems));
        for (var rail : rails(environment.apply("BROLETTO_RAILS"))) {
            if (RAILS.containsKey(rail)) {
                RAILS.get(rail).forEach(setting -> check(setting, environment, problems));
            } else {
                problems.add("BROLETTO_RAILS names " + rail + ", which is none of "
                        + String.join(", ", new TreeSet<>(RAILS.keySet())));
            }
        }
        if (OF_MAIL.stream().map(environment).anyMatch(value -> value != null && !value.isBlank())) {
            MAIL.forEach(setting -> check(setting, environment, problems));
        }
        return problems;
    }

    private static List<String> rails(String list) {
        return list == null || list.isBlank()
                ? List.of()
                : Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    private static void check(Setting setting, UnaryOperator<String> environment, List<String> problems) {
        var value = environment.apply(setting.name());
        if (value == null || value.isBlank()) {
            problems.add(setting.name() + " is missing: " + setting.what());
            return;
        }
        var wrong =
                switch (setting.kind()) {
                    case TEXT -> null;
                    case SECRET ->
                        value.length() < SHORTEST_SECRET
                                ? "is too short: at least " + SHORTEST_SECRET + " characters"
                                : null;
                    case KEY -> isKey(value) ? null : "is no key";
                    case URL -> isUrl(value) ? null : "is not an address without a path";
                    case MAIL -> value.matches("[^@\\s<>,]+@[^@\\s<>,]+") ? null : "is no address";
                    case IBAN -> Iban.parse(value).isPresent() ? null : "is no IBAN";
                    case BIC -> value.matches("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?") ? null : "is no BIC";
                    case STRIPE_KEY -> value.matches("[sr]k_(live|test)_\\w+") ? null : "is no secret key of Stripe";
                    case STRIPE_SECRETS ->
                        value.matches("whsec_[^,\\s]+(,\\s*whsec_[^,\\s]+)?") ? null : "is not one or two secrets";
                };
        if (wrong != null) {
            problems.add(setting.name() + " " + wrong + ": " + setting.what());
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        try {
            var url = URI.create(text);
            return url.getHost() != null && List.of("http", "https").contains(url.getScheme()) && !text.endsWith("/");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
