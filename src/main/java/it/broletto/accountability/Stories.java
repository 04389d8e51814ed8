package it.broletto.accountability;

import java.util.Optional;
import java.util.UUID;

/** The whole story of a project, through rounds and campaigns. Implemented by whoever knows both. */
public interface Stories {

    /** @param id of a project, a proposal or a campaign; empty if it is none of them, or is not told in public */
    Optional<Story> of(UUID id);
}
