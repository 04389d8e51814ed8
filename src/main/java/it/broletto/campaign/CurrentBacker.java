package it.broletto.campaign;

import it.broletto.audit.Actor;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Guests;
import it.broletto.identity.Person;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Who looks at a pledge as its backer: somebody who is signed in, or who came by the link of a mail. */
@RequestScoped
public class CurrentBacker {

    private final CurrentPerson current;
    private final Guests guests;
    private final PledgeService pledges;

    CurrentBacker(CurrentPerson current, Guests guests, PledgeService pledges) {
        this.current = current;
        this.guests = guests;
        this.pledges = pledges;
    }

    /** Whether it is their pledge is for others to ask. Refuses with {@code SIGN_IN_NEEDED} if nobody is there. */
    public Actor of(UUID pledge) {
        var guest = guests.get();
        var person = current.get();
        if (guest.isPresent()
                && (person.isEmpty() || pledges.isOf(pledge, guest.get().id()))) {
            return guest.get();
        }
        return person.<Actor>map(Person.class::cast).orElseThrow(() -> new Refusal(Refusal.Reason.SIGN_IN_NEEDED));
    }
}
