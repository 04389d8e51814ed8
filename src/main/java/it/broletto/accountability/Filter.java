package it.broletto.accountability;

import it.broletto.project.ProjectStatus;
import java.util.UUID;

/** Which projects a list shows; null = any. */
public record Filter(UUID round, String area, ProjectStatus status, boolean lateOnly) {

    public static final Filter ALL = new Filter(null, null, null, false);
}
