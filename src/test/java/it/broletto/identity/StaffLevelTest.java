package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class StaffLevelTest {
    @Test
    void rolesOfStaffCountFromLevel2OnOnly() {
        assertEquals(Set.of("citizen"), rolesAt("https://www.spid.gov.it/SpidL1"));
        assertEquals(Set.of("citizen"), rolesAt("0"));
        assertEquals(Set.of("citizen"), rolesAt(null));
        assertEquals(Set.of("citizen", "officer", "administrator"), rolesAt("https://www.spid.gov.it/SpidL2"));
    }

    private static Set<String> rolesAt(String acr) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(acr == null ? Map.of() : Map.of("acr", acr)))
                .addRoles(Set.of("citizen", "officer", "administrator"))
                .build();
        return new StaffLevel(false)
                .augment(identity, null)
                .await()
                .indefinitely()
                .getRoles();
    }

    /** Who applies as a citizen and decides from an account without a codice fiscale would be two persons. */
    @Test
    void whereStaffIsKnownAnAccountOfNobodyOpensNoDesk() {
        var level = "https://www.spid.gov.it/SpidL2";
        for (var claims : java.util.List.<Map<String, Object>>of(
                Map.of("acr", level), Map.of("acr", level, "fiscal_number", "TINIT-RSSMRA80A01F205X"))) {
            var identity = QuarkusSecurityIdentity.builder()
                    .setPrincipal(new Token(claims))
                    .addRoles(Set.of("citizen", "officer"))
                    .build();
            assertEquals(
                    claims.size() == 1 ? Set.of("citizen") : Set.of("citizen", "officer"),
                    new StaffLevel(true)
                            .augment(identity, null)
                            .await()
                            .indefinitely()
                            .getRoles());
        }
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
