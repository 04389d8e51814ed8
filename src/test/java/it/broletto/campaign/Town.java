package it.broletto.campaign;

import io.quarkus.test.junit.QuarkusMock;
import it.broletto.audit.Actor;
import it.broletto.identity.Person;
import it.broletto.identity.PersonService;
import it.broletto.identity.Role;
import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People and campaigns for tests, each made anew. */
@ApplicationScoped
public class Town {

    private final PersonService persons;
    private final CampaignService campaigns;

    Town(PersonService persons, CampaignService campaigns) {
        this.persons = persons;
        this.campaigns = campaigns;
    }

    public Person backer() {
        var one = UUID.randomUUID();
        var subject = ByteBuffer.allocate(32)
                .putLong(one.getMostSignificantBits())
                .putLong(one.getLeastSignificantBits())
                .array();
        return new Person(
                persons.idOf(subject),
                Set.of(Role.CITIZEN),
                2,
                Instant.now(),
                LocalDate.of(1980, 1, 1),
                "Zaccaria Segreto");
    }

    /** Live, minimum 600 €, goal 1,000 €; returns the slug. */
    String campaign(Duration opensIn, Duration closesIn) {
        var slug = "campagna-" + UUID.randomUUID();
        campaigns.create(
                new NewCampaign(
                        slug,
                        "Un forno di quartiere",
                        "Pane buono e lavoro in piazza.",
                        "Come funziona.",
                        "Associazione Il Forno",
                        Category.SOCIAL,
                        null,
                        Instant.now().plus(opensIn),
                        Instant.now().plus(closesIn),
                        null,
                        List.of(
                                new BudgetLine("Il forno", Money.ofEuros(600), true),
                                new BudgetLine("Il tavolo", Money.ofEuros(400), false))),
                Actor.SYSTEM);
        return slug;
    }

    /** Live, with that title; the higher its number, the later it opened and closes, and the larger its goal. */
    String named(String title, int number) {
        var slug = "campagna-" + UUID.randomUUID();
        campaigns.create(
                new NewCampaign(
                        slug,
                        title,
                        "Pane buono e lavoro in piazza.",
                        number == 10 ? "Questo è il decimo." : "Come funziona.",
                        "Associazione Il Forno",
                        Category.SOCIAL,
                        null,
                        Instant.now().minus(Duration.ofDays(100 - number)),
                        Instant.now().plus(Duration.ofDays(30 + number)),
                        null,
                        List.of(new BudgetLine("Il forno", Money.ofEuros(600 + number), true))),
                Actor.SYSTEM);
        return slug;
    }

    /** Live for one more minute. */
    String closingCampaign() {
        return campaign(Duration.ofDays(-1), Duration.ofMinutes(1));
    }

    /** Live for that long. */
    public String closingCampaign(Duration closesIn) {
        return campaign(Duration.ofDays(-1), closesIn);
    }

    public String liveCampaign() {
        return campaign(Duration.ofDays(-1), Duration.ofDays(30));
    }

    /** From here to the end of the test the application's clock is so much ahead; a few minutes, as others read it too. */
    public static void later(Duration ahead) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), ahead), Clock.class);
    }

    /** As {@link #later}, and there it stands still, so that nothing is over while a test does one thing after another. */
    public static void standsStill(Duration ahead) {
        QuarkusMock.installMockForType(Clock.fixed(Instant.now().plus(ahead), ZoneOffset.UTC), Clock.class);
    }

    public static NewPledge pledge(long euros) {
        return new NewPledge(Money.ofEuros(euros), null, null, UUID.randomUUID());
    }
}
