package it.broletto.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A password alone opens no desk: below level 2 a token's roles of staff do not count. */
@ApplicationScoped
class StaffLevel implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(withoutStaffRolesBelowLevel2(identity));
    }

    private static SecurityIdentity withoutStaffRolesBelowLevel2(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || Assurance.level(token.getClaim("acr")) >= 2) {
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
