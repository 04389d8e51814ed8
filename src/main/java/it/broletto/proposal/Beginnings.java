package it.broletto.proposal;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Ideas that begin with something: the form is filled in before anybody writes. Implemented by whoever knows with what. */
public interface Beginnings {

    /**
     * What the form of a new idea says first; empty if this person began nothing by this mark in this round.
     *
     * @param intent of the form: the idea is sent with it, once
     * @return fields of the form by name; {@code area} is a code
     */
    Optional<Map<String, String>> of(UUID intent, UUID round, UUID person);
}
