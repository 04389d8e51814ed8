package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredSettingsTest {
    static final Map<String, String> RIGHT = Map.of(
            "BROLETTO_URL", "https://bilancio.comune.example.it",
            "BROLETTO_DB_URL", "jdbc:postgresql://localhost/broletto",
            "BROLETTO_DB_USER", "broletto",
            "BROLETTO_DB_PASSWORD", "secret",
            "BROLETTO_KEYCLOAK_URL", "https://id.comune.example.it",
            "BROLETTO_OIDC_SECRET", "secret-of-the-client",
            "BROLETTO_SECRET", "0123456789012345678901234567890123456789",
            "BROLETTO_LEDGER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "BROLETTO_PEPPER", "9876543210987654321098765432109876543210");

    @Test
    void everyMissingSettingIsNamed() {
        var problems = RequiredSettings.problems(name -> null);
        assertEquals(RIGHT.size(), problems.size());
        for (var name : RIGHT.keySet()) {
            assertTrue(problems.stream().anyMatch(problem -> problem.startsWith(name + " is missing")), name);
        }
    }

    @Test
    void allRightIsNoProblem() {
        assertEquals(0, RequiredSettings.problems(RIGHT::get).size());
    }

    @Test
    void whatCannotBeRightIsNamedToo() {
        var wrong = new HashMap<>(RIGHT);
        wrong.put("BROLETTO_PEPPER", "short");
        wrong.put("BROLETTO_LEDGER_KEY", "0123456789012345678901234567890123456789");
        wrong.put("BROLETTO_URL", "bilancio.comune.example.it/");
        wrong.put("BROLETTO_DB_USER", "  ");
        assertEquals(4, RequiredSettings.problems(wrong::get).size());
    }

    /** A rail that cannot work, or is none, is no reason to take money by another one. */
    @Test
    void aRailThatIsNamedNeedsItsSettings() {
        var settings = new HashMap<>(RIGHT);
        settings.put("BROLETTO_RAILS", "stripe, sandbox");
        var problems = RequiredSettings.problems(settings::get);
        assertEquals(4, problems.size());
        assertTrue(problems.get(0).startsWith("BROLETTO_STRIPE_KEY is missing"), problems.get(0));
        assertTrue(problems.get(1).startsWith("BROLETTO_STRIPE_WEBHOOK_SECRETS is missing"), problems.get(1));
        assertTrue(problems.get(2).startsWith("BROLETTO_RAILS_PAGES is missing"), problems.get(2));
        assertTrue(problems.get(3).startsWith("BROLETTO_RAILS names sandbox"), problems.get(3));
        settings.put("BROLETTO_RAILS", "stripe");
        settings.put("BROLETTO_RAILS_PAGES", "https://checkout.stripe.com,https://hooks.stripe.com");
        settings.put("BROLETTO_STRIPE_KEY", "pk_live_public");
        settings.put("BROLETTO_STRIPE_WEBHOOK_SECRETS", "whsec_a,whsec_b,whsec_c");
        assertEquals(2, RequiredSettings.problems(settings::get).size());
        settings.put("BROLETTO_STRIPE_KEY", "rk_live_0123");
        settings.put("BROLETTO_STRIPE_WEBHOOK_SECRETS", "whsec_a, whsec_b");
        assertEquals(0, RequiredSettings.problems(settings::get).size());
    }

    /** A city may send no mails; one that names a part of what they need, needs the rest. */
    @Test
    void mailsNeedAServerAndASender() {
        var settings = new HashMap<>(RIGHT);
        settings.put("BROLETTO_MAIL_USER", "broletto");
        var problems = RequiredSettings.problems(settings::get);
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).startsWith("BROLETTO_MAIL_HOST is missing"), problems.get(0));
        assertTrue(problems.get(1).startsWith("BROLETTO_MAIL_FROM is missing"), problems.get(1));
        settings.put("BROLETTO_MAIL_HOST", "smtp.comune.example.it");
        settings.put("BROLETTO_MAIL_FROM", "Comune <a@b>, <c@d>");
        assertEquals(1, RequiredSettings.problems(settings::get).size());
        settings.put("BROLETTO_MAIL_FROM", "non-rispondere@comune.example.it");
        assertEquals(0, RequiredSettings.problems(settings::get).size());
    }

    @Test
    void transfersNeedAnAccountThatCanBeOne() {
        var settings = new HashMap<>(RIGHT);
        settings.put("BROLETTO_RAILS", "transfer");
        assertEquals(3, RequiredSettings.problems(settings::get).size());
        settings.put("BROLETTO_TRANSFER_HOLDER", "Comune di Esempio");
        settings.put("BROLETTO_TRANSFER_IBAN", "IT61X0542811101000000123456");
        settings.put("BROLETTO_TRANSFER_BIC", "BIC");
        var problems = RequiredSettings.problems(settings::get);
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).startsWith("BROLETTO_TRANSFER_IBAN is no IBAN"), problems.get(0));
        settings.put("BROLETTO_TRANSFER_IBAN", "IT60X0542811101000000123456");
        settings.put("BROLETTO_TRANSFER_BIC", "BLOPIT22");
        assertEquals(0, RequiredSettings.problems(settings::get).size());
    }
}
