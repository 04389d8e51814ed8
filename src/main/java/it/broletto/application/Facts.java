package it.broletto.application;

import it.broletto.call.CallService;
import it.broletto.campaign.CourseMessages;
import it.broletto.proposal.ProposalMessages;
import it.broletto.round.DistrictService;
import it.broletto.round.DistrictView;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an application says, label by label, in the language of the page. */
@ApplicationScoped
class Facts {

    /** @param links null for plain text */
    record Fact(String label, String text, List<Content.Document> links) {}

    /** One label that two versions fill differently; empty text for what one of them does not say. */
    record Change(String label, String before, String after) {}

    private final CallService calls;
    private final DistrictService districts;
    private final Layout layout;

    Facts(CallService calls, DistrictService districts, Layout layout) {
        this.calls = calls;
        this.districts = districts;
        this.layout = layout;
    }

    List<Fact> of(Content content) {
        return List.copyOf(map(content).values());
    }

    List<Change> changes(Content before, Content after) {
        var old = map(before);
        var now = map(after);
        var labels = new ArrayList<>(now.keySet());
        old.keySet().stream().filter(label -> !now.containsKey(label)).forEach(labels::add);
        return labels.stream()
                .map(label -> new Change(label, text(old.get(label)), text(now.get(label))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static String text(Fact fact) {
        return fact == null ? "" : fact.text();
    }

    private Map<String, Fact> map(Content content) {
        var words = layout.words(ApplicationMessages.class);
        var facts = new LinkedHashMap<String, Fact>();
        if (content.call() != null) {
            put(facts, words.field_call(), calls.byId(content.call()).title());
        }
        put(facts, words.field_title(), content.title());
        put(facts, words.field_summary(), content.summary());
        put(facts, words.field_body(), content.body());
        put(facts, words.field_category(), layout.words(ProposalMessages.class).category(content.category()));
        put(
                facts,
                words.field_district(),
                content.district() == null
                        ? words.whole_city()
                        : districts.all().stream()
                                .filter(one -> one.code().equals(content.district()))
                                .map(DistrictView::name)
                                .findFirst()
                                .orElse(content.district()));
        if (content.latitude() != null) {
            put(facts, words.field_place(), content.latitude() + ", " + content.longitude());
        }
        put(
                facts,
                words.field_lines(),
                content.lines().stream().map(line -> line(line, words)).collect(Collectors.joining("\n")));
        put(facts, words.minimum(), content.minimum().format(layout.locale()));
        put(facts, words.optimum(), content.optimum().format(layout.locale()));
        put(facts, words.field_days(), String.valueOf(content.days()));
        put(facts, words.field_surplus(), layout.words(CourseMessages.class).surplus(content.surplus()));
        put(facts, words.field_kind(), words.kind(content.kind()));
        put(facts, words.field_promoter(), content.promoter());
        put(facts, words.field_taxCode(), content.taxCode());
        put(facts, words.field_office(), content.office());
        put(facts, words.field_runts(), content.runts());
        put(
                facts,
                words.field_team(),
                content.team().stream()
                        .map(one -> one.name() + ", " + one.role())
                        .collect(Collectors.joining("\n")));
        if (!content.documents().isEmpty()) {
            facts.put(
                    words.field_documents(),
                    new Fact(
                            words.field_documents(),
                            content.documents().stream()
                                    .map(one -> one.title() + ": " + one.url())
                                    .collect(Collectors.joining("\n")),
                            content.documents()));
        }
        put(facts, words.field_declared(), String.join("\n", content.declared()));
        return facts;
    }

    private String line(Content.Line line, ApplicationMessages words) {
        return line.label() + ": " + Money.ofCents(line.cents()).format(layout.locale()) + ", "
                + (line.required() ? words.line_required() : words.line_optional());
    }

    private static void put(Map<String, Fact> facts, String label, String text) {
        if (text != null && !text.isEmpty()) {
            facts.put(label, new Fact(label, text, null));
        }
    }
}
