package it.broletto.web;

import java.util.Set;

/**
 * Who is looking at the page, as far as the layout needs to know. Implemented by {@code identity}; answers from the
 * session alone, without the database, because error pages ask too.
 */
public interface SignedIn {

    /** False for a visitor. */
    boolean present();

    /** Name for the header; empty for a visitor. */
    String displayName();

    /** Roles as {@code citizen}, {@code officer}; empty for a visitor. */
    Set<String> roles();

    /** True if one of the roles opens the staff desk. */
    default boolean staff() {
        return roles().stream().anyMatch(role -> !role.equals("citizen"));
    }
}
