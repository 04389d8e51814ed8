package it.broletto.identity;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import it.broletto.Browser;
import it.broletto.EmbeddedServices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The errors of SPID, sent by a small identity provider that knows nothing else, as the real Keycloak shows them. */
@QuarkusTest
class CourtesyPagesTest {
    private static final Map<String, String> PAGES = Map.of(
            "nr19", "più volte credenziali sbagliate",
            "nr20", "non ha il livello di sicurezza che serve",
            "nr21", "l'accesso è scaduto",
            "nr22", "Non hai dato il consenso",
            "nr23", "sospesa o revocata",
            "nr25", "Hai annullato l'accesso",
            "nr30", "tipo di identità digitale");

    private volatile String error;

    @Test
    void eachErrorOfSpidIsExplainedInItalian() throws IOException {
        try (var browser = Browser.open()) {
            var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            provider.createContext("/sso", this::refuse);
            provider.start();
            try {
                register("http://localhost:" + provider.getAddress().getPort() + "/sso");
                for (var page : PAGES.entrySet()) {
                    error = "ErrorCode " + page.getKey();
                    browser.newWindow(1280);
                    browser.page()
                            .navigate(EmbeddedServices.keycloakUrl() + "/realms/comune/protocol/openid-connect/auth"
                                    + "?client_id=broletto&response_type=code&scope=openid&state=x&kc_idp_hint=spid-errors"
                                    + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                                    + "&redirect_uri=" + EmbeddedServices.applicationUrl() + "/login/callback");
                    browser.page().waitForSelector("text=" + page.getValue());
                    assertTrue(browser.page().textContent("#broletto-back").contains("Torna al sito"));
                    browser.screenshot("courtesy-" + page.getKey());
                }
            } finally {
                provider.stop(0);
            }
        }
    }

    /** A broker like those of SPID, except that it takes answers without a signature. */
    private static void register(String address) {
        var keycloak = EmbeddedServices.keycloakUrl();
        String token = given().formParams(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin")
                .post(keycloak + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        var brokers = keycloak + "/admin/realms/comune/identity-provider/instances";
        Map<String, Object> broker = given().auth()
                .oauth2(token)
                .get(brokers + "/spid-l1")
                .then()
                .extract()
                .as(new TypeRef<>() {});
        @SuppressWarnings("unchecked")
        var config = (Map<String, String>) broker.get("config");
        config.putAll(Map.of(
                "singleSignOnServiceUrl",
                address,
                "singleLogoutServiceUrl",
                address,
                "idpEntityId",
                "errors",
                "validateSignature",
                "false",
                "wantAssertionsSigned",
                "false",
                "useMetadataDescriptorUrl",
                "false"));
        config.remove("metadataDescriptorUrl");
        broker.put("alias", "spid-errors");
        broker.remove("internalId");
        var answer = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(broker)
                .post(brokers);
        assertEquals(201, answer.statusCode(), answer.asString());
    }

    private void refuse(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = new String(Base64.getMimeDecoder().decode(field(form, "SAMLRequest")), StandardCharsets.UTF_8);
        var id = request.replaceAll("(?s).*?\\sID=\"([^\"]+)\".*", "$1");
        var endpoint = EmbeddedServices.keycloakUrl() + "/realms/comune/broker/spid-errors/endpoint";
        var response = """
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="_%s" Version="2.0" IssueInstant="%s" Destination="%s" InResponseTo="%s"><saml:Issuer>errors</saml:Issuer>\
                <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder">\
                <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode>\
                <samlp:StatusMessage>%s</samlp:StatusMessage></samlp:Status></samlp:Response>""".formatted(UUID.randomUUID(), Instant.now(), endpoint, id, error);
        var page = """
                <form method="post" action="%s"><input type="hidden" name="SAMLResponse" value="%s">\
                <input type="hidden" name="RelayState" value="%s"></form><script>document.forms[0].submit()</script>""".formatted(
                        endpoint,
                        Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8)),
                        field(form, "RelayState"));
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static String field(String form, String name) {
        for (var pair : form.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalArgumentException(name);
    }
}
