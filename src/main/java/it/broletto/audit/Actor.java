package it.broletto.audit;

import java.util.UUID;

/** Who acts: a pseudonymous person in one role, or the system. */
public interface Actor {

    Actor SYSTEM = new Actor() {
        @Override
        public UUID id() {
            return null;
        }

        @Override
        public String actingAs() {
            return "system";
        }
    };

    /** The person's pseudonym; null for the system. */
    UUID id();

    /** The role that the log shows: citizen, councillor, officer, moderator, auditor, administrator or system. */
    String actingAs();
}
