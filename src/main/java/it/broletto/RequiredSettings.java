package it.broletto;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
        URL
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

    private RequiredSettings() {}

    /** One line for each setting that is missing or cannot be right; empty if all is well. */
    static List<String> problems(UnaryOperator<String> environment) {
        List<String> problems = new ArrayList<>();
        for (var setting : ALL) {
            var value = environment.apply(setting.name());
            if (value == null || value.isBlank()) {
                problems.add(setting.name() + " is missing: " + setting.what());
            } else if (setting.kind() == Kind.SECRET && value.length() < SHORTEST_SECRET) {
                problems.add(setting.name() + " is too short: at least " + SHORTEST_SECRET + " characters; "
                        + setting.what());
            } else if (setting.kind() == Kind.KEY && !isKey(value)) {
                problems.add(setting.name() + " is no key: " + setting.what());
            } else if (setting.kind() == Kind.URL && !isUrl(value)) {
                problems.add(setting.name() + " is not an address without a path: " + setting.what());
            }
        }
        return problems;
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
