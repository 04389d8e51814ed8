package it.broletto.change;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What a campaign said at what time, for everybody: its versions and what tells them apart. */
@Path("/campaigns/{slug}/versions")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class VersionPages {

    /** A change with what it changes. @param version the number of the version it made; 0 if it made none */
    record Step(ChangeView change, int version, List<Differences.One> differences) {}

    record VersionsPage(CampaignCard card, List<Step> steps) {}

    record Line(String label, Money amount, boolean required) {}

    /** @param since null for the first version; @param until null for the present one */
    record VersionPage(CampaignCard card, int number, Content content, Instant since, Instant until) {
        public List<String> paragraphs() {
            return List.of(content.body().split("\n\\s*\n"));
        }

        public List<Line> lines() {
            return content.lines().stream()
                    .map(line -> new Line(line.label(), Money.ofCents(line.cents()), line.required()))
                    .toList();
        }
    }

    @CheckedTemplate(basePath = "change")
    static class Templates {
        static native TemplateInstance versions(VersionsPage page);

        static native TemplateInstance version(VersionPage page);

        private Templates() {}
    }

    private final ChangeService changes;
    private final Differences differences;

    VersionPages(ChangeService changes, Differences differences) {
        this.changes = changes;
        this.differences = differences;
    }

    @GET
    public TemplateInstance versions(@RestPath String slug) {
        var card = changes.campaign(slug).card();
        var steps = new ArrayList<Step>();
        var version = 1;
        for (var change : oldestFirst(card)) {
            var done = change.status().isDone();
            version += done ? 1 : 0;
            steps.add(new Step(change, done ? version : 0, differences.of(change)));
        }
        Collections.reverse(steps);
        return Templates.versions(new VersionsPage(card, steps));
    }

    @GET
    @Path("{number}")
    public TemplateInstance version(@RestPath String slug, @RestPath int number) {
        var campaign = changes.campaign(slug);
        var done = oldestFirst(campaign.card()).stream()
                .filter(change -> change.status().isDone())
                .toList();
        if (number < 1 || number > done.size() + 1) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        var before = number == 1 ? null : done.get(number - 2);
        var next = number > done.size() ? null : done.get(number - 1);
        return Templates.version(new VersionPage(
                campaign.card(),
                number,
                next == null ? Content.of(campaign) : next.before(),
                before == null ? null : before.decidedAt(),
                next == null ? null : next.decidedAt()));
    }

    private List<ChangeView> oldestFirst(CampaignCard card) {
        var all = new ArrayList<>(changes.of(card.id()));
        Collections.reverse(all);
        return all;
    }
}
