package it.broletto.application;

import it.broletto.campaign.Surplus;
import it.broletto.campaign.Town;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.proposal.Category;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** People, and applications on their way, for tests; each made anew. */
@ApplicationScoped
public class Applicants {

    private final Town town;
    private final ApplicationService applications;
    private final AssessmentService assessments;

    Applicants(Town town, ApplicationService applications, AssessmentService assessments) {
        this.town = town;
        this.applications = applications;
        this.assessments = assessments;
    }

    public Person citizen() {
        return town.backer();
    }

    public Person officer() {
        var one = town.backer();
        return new Person(one.id(), Set.of(Role.OFFICER), 2, one.authenticatedAt(), null, "Una funzionaria");
    }

    static Content content(String title) {
        return content(null, title);
    }

    static Content content(UUID call, String title) {
        return new Content(
                call,
                title,
                "Pane buono e lavoro in piazza.",
                "Come funziona.",
                Category.SOCIAL,
                null,
                null,
                null,
                PromoterKind.ASSOCIATION,
                "Associazione Il Forno",
                "01199250158",
                "Via del Pane 1, 20100 Milano",
                null,
                List.of(),
                List.of(new Content.Line("Il forno", 60_000, true), new Content.Line("Il tavolo", 40_000, false)),
                30,
                Surplus.PROJECT,
                List.of(),
                List.of("Niente guadagni in denaro."));
    }

    static NewSheet sheet(int score) {
        return new NewSheet(Arrays.stream(Criterion.values())
                .collect(Collectors.toMap(
                        Criterion::name, one -> new NewSheet.Scored(score, "Un motivo abbastanza lungo."))));
    }

    UUID draft(Person citizen) {
        return applications.begin(UUID.randomUUID(), ApplicationForm.empty(""), citizen);
    }

    UUID sent(Person citizen) {
        return sent(null, citizen);
    }

    UUID sent(UUID call, Person citizen) {
        var id = draft(citizen);
        applications.send(id, content(call, "Un forno di quartiere"), citizen);
        return id;
    }

    UUID proposed(Person citizen, Person officer) {
        return proposed(null, citizen, officer);
    }

    private UUID proposed(UUID call, Person citizen, Person officer) {
        var id = sent(call, citizen);
        assessments.judge(id, 1, sheet(4), officer);
        assessments.propose(id, 1, "Serve al quartiere e si può fare.", officer);
        return id;
    }

    UUID approved(Person citizen) {
        return approved(null, citizen);
    }

    UUID approved(UUID call, Person citizen) {
        var id = proposed(call, citizen, officer());
        assessments.approve(id, 1, officer());
        return id;
    }

    /** @return the slug of its campaign */
    public String opened(Person citizen) {
        return applications.open(approved(citizen), null, citizen);
    }

    /** As {@link #opened}, going on with a project that this citizen lost with. */
    public String openedOf(UUID project, Person citizen) {
        var id = applications.beginOf(project, java.util.Map.of(), citizen);
        var officer = officer();
        applications.send(id, content("Un forno di quartiere"), citizen);
        assessments.judge(id, 1, sheet(4), officer);
        assessments.propose(id, 1, "Serve al quartiere e si può fare.", officer);
        assessments.approve(id, 1, officer());
        return applications.open(id, null, citizen);
    }
}
