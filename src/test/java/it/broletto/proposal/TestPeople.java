package it.broletto.proposal;

import it.broletto.identity.PersonService;
import it.broletto.round.TestRounds.Somebody;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Makes persons that the database knows. */
@ApplicationScoped
public class TestPeople {

    private final PersonService persons;
    private final SecureRandom random = new SecureRandom();

    TestPeople(PersonService persons) {
        this.persons = persons;
    }

    public Somebody citizen() {
        return inRole("citizen");
    }

    public Somebody officer() {
        return inRole("officer");
    }

    private Somebody inRole(String role) {
        var subject = new byte[32];
        random.nextBytes(subject);
        return new Somebody(persons.idOf(subject), role);
    }
}
