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
}
