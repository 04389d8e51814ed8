package it.broletto;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Signs a request of REST Assured in without a browser, by the header {@code Test-Person: key; name=value; …}. The key
 * is a codice fiscale, or any word for an account of staff. Names: {@code roles} (words with commas between, default
 * citizen), {@code level} (default 2), {@code age} of the login in seconds (default 0), {@code born} (a date),
 * {@code broker} (spid-l1, spid-l2). Test classes only: the real login is tested through the real Keycloak.
 *
 * <pre>given().header(TestPerson.HEADER, TestPerson.citizen("RSSMRA80A01F205X"))</pre>
 */
@ApplicationScoped
public class TestPerson implements HttpAuthenticationMechanism {
    public static final String HEADER = "Test-Person";
    private final Clock clock;

    TestPerson(Clock clock) {
        this.clock = clock;
    }

    /** Signed in at level 2 just now, born in 1980. */
    public static String citizen(String codiceFiscale) {
        return codiceFiscale + "; roles=citizen; level=2; born=1980-01-01; broker=spid-l2";
    }

    public static String staff(String role) {
        return "test-" + role + "; roles=" + role + "; level=2";
    }

    /** A new right codice fiscale for each number from 0 to 17,575. */
    public static String codiceFiscale(int number) {
        var letters = "" + (char) ('A' + number / 676) + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
        var start = letters + "PRV80A01F205";
        var odd = new int[] {
            1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
            10, 22, 25, 24, 23
        };
        var sum = 0;
        for (var i = 0; i < 15; i++) {
            var c = start.charAt(i);
            var digit = Character.isDigit(c);
            sum += i % 2 == 0 ? odd[digit ? c - '0' : c - 'A' + 10] : digit ? c - '0' : c - 'A';
        }
        return start + (char) ('A' + sum % 26);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        var header = context.request().getHeader(HEADER);
        return header == null ? Uni.createFrom().nullItem() : Uni.createFrom().item(identity(header));
    }

    private SecurityIdentity identity(String header) {
        var words = header.split(";");
        Map<String, String> given = new HashMap<>(Map.of("roles", "citizen", "level", "2", "age", "0"));
        for (var i = 1; i < words.length; i++) {
            var pair = words[i].strip().split("=");
            given.put(pair[0], pair[1]);
        }
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", "test-" + words[0].strip());
        if (words[0].strip().length() == 16) {
            claims.put("fiscal_number", "TINIT-" + words[0].strip());
        }
        claims.put("acr", "https://www.spid.gov.it/SpidL" + given.get("level"));
        claims.put("auth_time", clock.instant().getEpochSecond() - Long.parseLong(given.get("age")));
        claims.put("name", "Prova " + words[0].strip().substring(0, 3));
        claims.put("birthdate", given.get("born"));
        claims.put("identity_provider", given.get("broker"));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(claims))
                .addRoles(Set.of(given.get("roles").split(",")))
                .build();
    }

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return getSubject();
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

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1000;
    }
}
