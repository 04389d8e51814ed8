package it.broletto.bridge;

import it.broletto.campaign.CampaignView;
import it.broletto.project.ProjectView;
import it.broletto.proposal.ProposalView;
import it.broletto.round.AreaView;
import it.broletto.round.DistrictView;
import it.broletto.round.NewArea;
import it.broletto.round.RoundView;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a form says before anybody writes in it. */
final class Prefill {

    private static final int SUMMARY = 300;

    private Prefill() {}

    /** The form of an application, as the project stood on the ballot; its place in words is that of the proposal. */
    static Map<String, String> application(
            ProjectView project,
            ProposalView proposal,
            RoundView round,
            List<DistrictView> districts,
            BridgeMessages words) {
        var fields = new HashMap<String, String>();
        fields.put("days", "60");
        fields.put("title", project.title());
        fields.put("summary", shortened(Text.line(project.summary()), SUMMARY));
        fields.put(
                "body",
                project.summary()
                        + (proposal.place() == null ? "" : "\n\n" + words.body_place(proposal.place()))
                        + "\n\n"
                        + words.body_origin(round.title(), project.number()));
        fields.put("category", project.category().name());
        round.area(project.areaId())
                .filter(area -> districts.stream().anyMatch(one -> one.code().equals(area.code())))
                .ifPresent(area -> fields.put("district", area.code()));
        if (project.latitude() != null) {
            fields.put("latitude", String.valueOf(project.latitude()));
            fields.put("longitude", String.valueOf(project.longitude()));
        }
        fields.put("line.0.label", words.line());
        fields.put("line.0.amount", amount(project.cost()));
        fields.put("line.0.required", "true");
        return fields;
    }

    private static final int BODY = 3_500;

    /**
     * The form of an idea, as the campaign told it, with what it came to and what is still missing.
     *
     * @param before the project that the campaign went on with; null if it went on with none
     * @param link of the campaign's page
     */
    static Map<String, String> idea(
            Entries.Entry entry,
            CampaignView campaign,
            ProjectView before,
            RoundView round,
            String link,
            BridgeMessages words,
            Locale locale) {
        var card = campaign.card();
        var left = Money.ofCents(Math.max(0, entry.goalCents() - entry.collectedCents() - entry.addedCents()));
        var goal = Money.ofCents(entry.goalCents()).format(locale);
        var fields = new HashMap<String, String>();
        fields.put("title", card.title());
        fields.put(
                "body",
                card.summary()
                        + "\n\n"
                        + shortened(campaign.body(), BODY)
                        + "\n\n"
                        + (MoneySources.funded(card.status())
                                ? words.idea_funded(
                                        card.title(),
                                        entry.backers(),
                                        Money.ofCents(entry.collectedCents()).format(locale),
                                        Money.ofCents(entry.addedCents()).format(locale),
                                        goal,
                                        left.format(locale))
                                : words.idea_failed(
                                        card.title(),
                                        entry.backers(),
                                        card.promised().format(locale),
                                        goal))
                        + " "
                        + words.idea_link(link));
        fields.put("category", card.category().name());
        fields.put(
                "area",
                round.area(card.district() == null ? NewArea.CITY_WIDE : card.district())
                        .map(AreaView::code)
                        .orElse(""));
        if (before != null && before.latitude() != null) {
            fields.put("latitude", String.valueOf(before.latitude()));
            fields.put("longitude", String.valueOf(before.longitude()));
        }
        if (left.cents() > 0) {
            fields.put("guess", amount(left));
        }
        return fields;
    }

    /** As one would type it: 500000, or 500000,50. */
    static String amount(Money money) {
        return money.decimal().replaceAll("\\.00$", "").replace('.', ',');
    }

    /** Ends at a word. */
    static String shortened(String text, int most) {
        if (Text.length(text) <= most) {
            return text;
        }
        var cut = text.substring(0, text.offsetByCodePoints(0, most - 2));
        return (cut.contains(" ") ? cut.substring(0, cut.lastIndexOf(' ')) : cut) + " …";
    }
}
