package it.broletto.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A password alone opens no desk: below level 2 a token's roles of staff do not count. Where accounts of staff carry a
 * codice fiscale, one without opens none either: somebody who applies as a citizen and approves from another account
 * would be two persons.
 */
@ApplicationScoped
class StaffLevel implements SecurityIdentityAugmentor {

    private final boolean known;

    StaffLevel(@ConfigProperty(name = "broletto.staff.known") boolean known) {
        this.known = known;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(withRolesThatCount(identity));
    }

    private SecurityIdentity withRolesThatCount(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || Assurance.level(token.getClaim("acr")) >= 2 && (!known || token.getClaim("fiscal_number") != null)) {
            return identity;
        }
        var roles = identity.getRoles().stream()
                .filter(word -> Role.of(word).filter(Role::isStaff).isEmpty())
                .collect(Collectors.toSet());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addRoles(roles)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }
}
