package it.broletto.identity;

import it.broletto.audit.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/**
 * A pseudonymous human, as this request sees them.
 *
 * @param id the pseudonym
 * @param level level of assurance of the login: 0 (none) to 3
 * @param authenticatedAt when the person last proved who they are
 * @param birthDate as the identity provider states it; null for staff
 * @param displayName for the page of this request only; never stored, never logged
 */
public record Person(
        UUID id, Set<Role> roles, int level, Instant authenticatedAt, LocalDate birthDate, String displayName)
        implements Actor {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return roles.stream().anyMatch(Role::isStaff);
    }

    /** The first of the person's roles in the order of {@link Role}: staff before citizen. */
    @Override
    public String actingAs() {
        return roles.stream()
                .min(Comparator.naturalOrder())
                .orElse(Role.CITIZEN)
                .word();
    }

    /** Without name and birth date: a record would print them. */
    @Override
    public String toString() {
        return "Person[" + id + ", " + actingAs() + ", level " + level + "]";
    }
}
