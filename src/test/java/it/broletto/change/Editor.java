package it.broletto.change;

import it.broletto.identity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The promoter's side and the offices', for tests of others: changes of campaigns are asked for and decided on. */
@ApplicationScoped
public class Editor {

    private static final String WHY = "Il fornaio ha alzato il prezzo.";

    private final ChangeService changes;

    Editor(ChangeService changes) {
        this.changes = changes;
    }

    /** Asks for other amounts, another text, and the end of some returns; returns the change. */
    public UUID ask(String slug, long minimum, long goal, String body, List<UUID> ended, UUID intent, Person by) {
        var says = changes.says(slug);
        var lines = List.of(
                new Content.Line("Il forno", minimum, true), new Content.Line("Il tavolo", goal - minimum, false));
        return changes.ask(slug, new Content(says.title(), says.summary(), body, lines, ended), WHY, intent, by);
    }

    public void propose(UUID change, Person by) {
        changes.propose(change, WHY, by);
    }

    public void approve(UUID change, Person by) {
        changes.approve(change, by);
    }

    public void reject(UUID change, Person by) {
        changes.reject(change, WHY, by);
    }

    public void retract(String slug, Person by) {
        changes.retract(slug, by);
    }

    /** Until when whoever promised is asked whether they stay; null if they are not asked. */
    public Instant asks(UUID pledge) {
        var told = changes.toldOf(pledge);
        return told == null ? null : told.until();
    }
}
