package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must never be changed in the realm by mistake. */
class RealmConfigTest {
    private final JsonNode realm = read("comune-realm.json");

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(Path.of("realm-config", file).toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Otherwise a relative with the same address is merged into one's account. */
    @Test
    void anEmailAddressIdentifiesNobody() {
        assertTrue(realm.get("duplicateEmailsAllowed").asBoolean());
        for (var forbidden : List.of(
                "loginWithEmailAllowed", "registrationAllowed", "editUsernameAllowed", "resetPasswordAllowed")) {
            assertFalse(realm.get(forbidden).asBoolean(), forbidden);
        }
        for (var mapper : realm.get("identityProviderMappers")) {
            assertFalse(mapper.path("config").path("user.attribute").asText().equals("email"), mapper.toString());
        }
    }

    @Test
    void nobodyMayEditTheirOwnCodiceFiscale() throws IOException {
        var config =
                realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0");
        var profile = new ObjectMapper().readTree(config.asText());
        assertTrue(profile.path("unmanagedAttributePolicy").isMissingNode());
        for (var attribute : profile.get("attributes")) {
            assertEquals("[\"admin\"]", attribute.at("/permissions/edit").toString(), attribute.toString());
        }
    }

    @Test
    void theCodiceFiscaleIsInTheIdTokenOnly() {
        for (var mapper : realm.at("/clients/0/protocolMappers")) {
            assertEquals("true", mapper.at("/config/id.token.claim").asText());
            for (var elsewhere : List.of("access.token.claim", "userinfo.token.claim", "introspection.token.claim")) {
                assertEquals("false", mapper.path("config").path(elsewhere).asText(), mapper.toString());
            }
        }
    }

    @Test
    void noFlowHasTwoConditionsOfTheSameLevel() {
        Map<String, JsonNode> flows = new HashMap<>();
        realm.get("authenticationFlows")
                .forEach(flow -> flows.put(flow.get("alias").asText(), flow));
        Map<String, String> levels = new HashMap<>();
        realm.get("authenticatorConfig")
                .forEach(config -> levels.put(
                        config.get("alias").asText(),
                        config.path("config").path("loa-condition-level").asText("")));
        flows.values().stream().filter(flow -> flow.get("topLevel").asBoolean()).forEach(flow -> {
            List<String> found = new ArrayList<>();
            collect(flow, flows, levels, found);
            Set<String> different = new HashSet<>(found);
            assertEquals(different.size(), found.size(), flow.get("alias") + " has levels " + found);
        });
    }

    private static void collect(
            JsonNode flow, Map<String, JsonNode> flows, Map<String, String> levels, List<String> found) {
        for (var step : flow.get("authenticationExecutions")) {
            if (step.has("flowAlias")) {
                collect(flows.get(step.get("flowAlias").asText()), flows, levels, found);
            } else if (step.path("authenticator").asText().equals("conditional-level-of-authentication")) {
                found.add(levels.get(step.get("authenticatorConfig").asText()));
            }
        }
    }

    @Test
    void everyBrokerEndsInTheFlowThatSetsItsLevel() {
        for (var broker : realm.get("identityProviders")) {
            var level = broker.get("alias").asText().substring("spid-l".length());
            assertEquals(
                    "after spid l" + level,
                    broker.get("postBrokerLoginFlowAlias").asText());
            assertEquals(
                    "[\"https://www.spid.gov.it/SpidL" + level + "\"]",
                    broker.at("/config/authnContextClassRefs").asText());
            assertEquals(
                    level.equals("2") ? "true" : "false",
                    broker.at("/config/forceAuthn").asText());
            assertEquals("true", broker.at("/config/validateSignature").asText());
            assertEquals(
                    "ATTRIBUTE fiscalNumber",
                    broker.at("/config/principalType").asText() + " "
                            + broker.at("/config/principalAttribute").asText());
        }
    }

    @Test
    void theRealmOfARealCityHasNoAccountsAndNoSecrets() {
        assertTrue(realm.path("users").isMissingNode());
        assertEquals("${BROLETTO_OIDC_SECRET}", realm.at("/clients/0/secret").asText());
    }

    @Test
    void courtesyTextsHaveTheirApostrophesDoubledInBothLanguages() {
        for (var language : List.of("it", "en")) {
            var texts = realm.path("localizationTexts").path(language);
            for (var code = 19; code <= 30; code++) {
                var text = texts.path("ErrorCode nr" + code).asText();
                assertFalse(text.isBlank(), language + " nr" + code);
                assertFalse(text.replace("''", "").contains("'"), text);
            }
        }
    }
}
