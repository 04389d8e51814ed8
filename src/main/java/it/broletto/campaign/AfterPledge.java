package it.broletto.campaign;

import java.util.Optional;
import java.util.UUID;

/** Where a backer goes on after promising; known where money is collected. */
public interface AfterPledge {

    /** Path of the page that makes the promise stand; empty if it stands. */
    Optional<String> next(UUID campaign, UUID pledge);
}
