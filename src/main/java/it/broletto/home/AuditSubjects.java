package it.broletto.home;

import it.broletto.accountability.AccountabilityMessages;
import it.broletto.accountability.Stage;
import it.broletto.audit.AuditLinks;
import it.broletto.audit.AuditView;
import it.broletto.call.CallService;
import it.broletto.call.CallStatus;
import it.broletto.call.CallView;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.project.ProjectMessages;
import it.broletto.project.ProjectStatus;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.rules.RulesMessages;
import it.broletto.shared.Money;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.web.Choice;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Leads from a line of the log to the page of what it speaks of. */
@ApplicationScoped
class AuditSubjects implements AuditLinks {

    private static final Set<String> ON_PROPOSALS = Set.of(
            "proposal.submitted",
            "proposal.edited",
            "proposal.found-feasible",
            "proposal.found-not-feasible",
            "proposal.listed",
            "proposal.unlisted");

    /** Calls' acts on a campaign. */
    private static final Set<String> ON_MATCHES = Set.of("call.admitted", "call.match-decided");

    private final RoundService rounds;
    private final CampaignService campaigns;
    private final CallService calls;
    private final Layout layout;

    AuditSubjects(RoundService rounds, CampaignService campaigns, CallService calls, Layout layout) {
        this.rounds = rounds;
        this.campaigns = campaigns;
        this.calls = calls;
        this.layout = layout;
    }

    @Override
    public List<Choice> rounds() {
        return rounds.published().stream()
                .map(round -> new Choice(round.slug(), round.title()))
                .toList();
    }

    @Override
    public UUID round(String slug) {
        return rounds.bySlug(slug).id();
    }

    @Override
    public Map<Long, String> paths(Collection<AuditView> entries) {
        var slugs = rounds.published().stream().collect(Collectors.toMap(RoundView::id, RoundView::slug));
        var found = campaigns.byIds(entries.stream()
                .filter(entry -> entry.act().startsWith("campaign.") || ON_MATCHES.contains(entry.act()))
                .map(AuditView::subjectId)
                .collect(Collectors.toSet()));
        var open = calls.byIds(entries.stream()
                .filter(entry -> entry.act().startsWith("call.") && !ON_MATCHES.contains(entry.act()))
                .map(AuditView::subjectId)
                .collect(Collectors.toSet()));
        var paths = new HashMap<Long, String>();
        entries.forEach(entry -> {
            var path = ON_MATCHES.contains(entry.act()) || !entry.act().startsWith("call.")
                    ? path(entry, slugs, found)
                    : path(open.get(entry.subjectId()));
            if (path != null) {
                paths.put(entry.id(), path);
            }
        });
        return paths;
    }

    private static String path(CallView call) {
        return call == null || call.status() == CallStatus.DRAFT ? null : "/calls/" + call.slug();
    }

    private static String path(AuditView entry, Map<UUID, String> rounds, Map<UUID, CampaignCard> campaigns) {
        var feature = entry.act().substring(0, entry.act().indexOf('.'));
        return switch (feature) {
            case "rules" ->
                rounds.containsKey(entry.roundId()) ? "/rounds/" + rounds.get(entry.roundId()) + "/rules" : null;
            case "round" -> rounds.containsKey(entry.roundId()) ? "/rounds/" + rounds.get(entry.roundId()) : null;
            case "proposal" -> ON_PROPOSALS.contains(entry.act()) ? "/proposals/" + entry.subjectId() : null;
            case "project", "accountability" -> "/projects/" + entry.subjectId();
            case "call" ->
                campaigns.containsKey(entry.subjectId())
                        ? "/campaigns/" + campaigns.get(entry.subjectId()).slug() + "/match"
                        : null;
            case "campaign" ->
                campaigns.containsKey(entry.subjectId())
                        ? "/campaigns/" + campaigns.get(entry.subjectId()).slug()
                        : null;
            default -> null;
        };
    }

    @Override
    public String detail(AuditView entry) {
        if (entry.detail() == null) {
            return "";
        }
        return switch (entry.act()) {
            case "project.moved" -> status(entry.detail());
            case "rules.chosen" -> rules(entry.detail());
            case "accountability.spending-recorded", "accountability.spending-corrected" -> movement(entry.detail());
            case "call.match-decided" -> amount(entry.detail().split(" ")[0]);
            default -> entry.detail();
        };
    }

    /** Written as {@code equal-shares} and the hash of the sheet. */
    private String rules(String written) {
        var parts = written.split(" ", 2);
        return Arrays.stream(Method.values())
                .filter(method -> method.word().equals(parts[0]))
                .findFirst()
                .map(method -> layout.words(RulesMessages.class).method(method) + ", SHA-256 " + parts[1])
                .orElse(written);
    }

    private String status(String name) {
        return Arrays.stream(ProjectStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .map(layout.words(ProjectMessages.class)::status)
                .orElse(name);
    }

    /** Written as {@code PAID 1500.00 EUR}. */
    private String movement(String written) {
        var parts = written.split(" ");
        var stage = Arrays.stream(Stage.values())
                .filter(one -> one.name().equals(parts[0]))
                .findFirst();
        return stage.map(one -> layout.words(AccountabilityMessages.class).stage(one) + ", " + amount(parts[1]))
                .orElse(written);
    }

    /** Written as {@code 1500.00}. */
    private String amount(String decimal) {
        return Money.ofCents(new BigDecimal(decimal).movePointRight(2).longValueExact())
                .format(layout.locale());
    }
}
