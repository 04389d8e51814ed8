package it.broletto.identity;

import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may be here. Its name in lower case is the role of the token and of {@code @RolesAllowed}. */
public enum Role {
    ADMINISTRATOR,
    COUNCILLOR,
    OFFICER,
    MODERATOR,
    AUDITOR,
    CITIZEN;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isStaff() {
        return this != CITIZEN;
    }

    static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
