package it.broletto.campaign;

import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.UUID;

/** Whether the one who looks may act for a campaign; templates read it as {@code inject:stewards}. */
@Named("stewards")
@RequestScoped
public class Stewards {

    private final CurrentPerson current;
    private final Promoters promoters;

    Stewards(CurrentPerson current, Promoters promoters) {
        this.current = current;
        this.promoters = promoters;
    }

    public boolean mayActFor(UUID campaign) {
        return current.get()
                .filter(person -> promoters.mayActFor(campaign, person))
                .isPresent();
    }

    public boolean officer() {
        return current.get().filter(person -> person.is(Role.OFFICER)).isPresent();
    }
}
