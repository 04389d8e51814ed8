package it.broletto.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each movement the same key in every file: of the bank's name for it, else of all that it says. Movements that say
 * the same are counted within their file. Hashed under the city's pepper, as they speak of people.
 */
@ApplicationScoped
class Keys {

    private final SecretKeySpec pepper;

    Keys(@ConfigProperty(name = "broletto.pepper") String pepper) {
        this.pepper = new SecretKeySpec(("transfer:" + pepper).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** @param account IBAN of ours */
    List<Keyed> of(String account, List<StatementLine> lines) {
        var seen = new HashMap<String, Integer>();
        var keyed = new ArrayList<Keyed>();
        for (var line : lines) {
            var what = what(account, line);
            keyed.add(new Keyed(hash(what + "\n" + seen.merge(what, 1, Integer::sum)), line));
        }
        return keyed;
    }

    private static String what(String account, StatementLine line) {
        var movement = String.join(
                "\n",
                account,
                line.bookedOn().toString(),
                line.credit() ? "+" : "-",
                String.valueOf(line.cents()),
                line.name());
        return line.name().isEmpty()
                ? String.join("\n", movement, line.words(), line.structured(), line.other(), line.iban())
                : movement;
    }

    private String hash(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
