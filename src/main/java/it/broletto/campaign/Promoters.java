package it.broletto.campaign;

import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import java.util.UUID;

/** Who speaks for a campaign. Implemented by whoever knows who applied for it. */
public interface Promoters {

    boolean isPromoter(UUID campaign, UUID person);

    /** Whether the campaign came about by an application, whose review is public. */
    default boolean appliedFor(UUID campaign) {
        return false;
    }

    /** Its promoter, and officers in their stead. */
    default boolean mayActFor(UUID campaign, Person person) {
        return person.is(Role.OFFICER) || isPromoter(campaign, person.id());
    }

    /** Refuses with {@code SAME_PERSON} who applied for the campaign: as an officer they decide nothing about it. */
    default void requireOther(UUID campaign, UUID person) {
        if (isPromoter(campaign, person)) {
            throw new Refusal(Refusal.Reason.SAME_PERSON);
        }
    }

    /** Refuses with {@code NOT_ALLOWED} anybody else. */
    default void require(UUID campaign, Person person) {
        if (!mayActFor(campaign, person)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
    }
}
