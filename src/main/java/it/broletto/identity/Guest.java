package it.broletto.identity;

import it.broletto.audit.Actor;
import java.util.UUID;

/**
 * Somebody who came by the link of a mail: known by an address alone, which they showed to be theirs.
 *
 * @param id the pseudonym
 */
public record Guest(UUID id) implements Actor {

    @Override
    public String actingAs() {
        return Role.CITIZEN.word();
    }
}
