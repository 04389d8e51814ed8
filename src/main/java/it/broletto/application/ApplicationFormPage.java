package it.broletto.application;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.application.ApplicationForm.Rows;
import it.broletto.call.CallView;
import it.broletto.campaign.CourseMessages;
import it.broletto.campaign.Surplus;
import it.broletto.proposal.Category;
import it.broletto.proposal.ProposalMessages;
import it.broletto.round.DistrictView;
import it.broletto.web.Choice;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The form of an application as a page.
 *
 * @param saved counts how often the draft was saved when the form was opened
 * @param stale true: it was saved elsewhere in the meantime
 */
record ApplicationFormPage(
        ApplicationView application,
        EventView returned,
        ApplicationForm form,
        int saved,
        boolean stale,
        Choices choices) {

    /** What the form lets people choose from. */
    record Choices(
            List<Choice> calls,
            List<Choice> categories,
            List<Choice> districts,
            List<Choice> kinds,
            List<Choice> surpluses) {

        static Choices of(List<CallView> calls, List<DistrictView> districts, Layout layout) {
            var words = layout.words(ApplicationMessages.class);
            var proposals = layout.words(ProposalMessages.class);
            return new Choices(
                    calls.stream()
                            .map(one -> new Choice(one.id().toString(), one.title()))
                            .toList(),
                    Arrays.stream(Category.values())
                            .map(one -> new Choice(one.name(), proposals.category(one)))
                            .toList(),
                    districts.stream()
                            .map(one -> new Choice(one.code(), one.name()))
                            .toList(),
                    Arrays.stream(PromoterKind.values())
                            .map(one -> new Choice(one.name(), words.kind(one), words.kind_help(one)))
                            .toList(),
                    Arrays.stream(Surplus.values())
                            .map(one -> new Choice(
                                    one.name(),
                                    layout.words(CourseMessages.class).surplus(one)))
                            .toList());
        }
    }

    /** One row of a table in the form. */
    record Row(ApplicationForm form, Rows rows, int index) {
        public int number() {
            return index + 1;
        }

        public String name(String part) {
            return rows.field(index, part);
        }

        public String value(String part) {
            return form.get(rows, index, part);
        }

        public boolean ticked() {
            return value("required").equals("true");
        }

        public String removal() {
            return "remove-" + rows.name().toLowerCase(java.util.Locale.ROOT) + "-" + index;
        }
    }

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance form(ApplicationFormPage page, FormErrors errors);

        private Templates() {}
    }

    TemplateInstance show(FormErrors errors) {
        return Templates.form(this, errors);
    }

    ApplicationFormPage staleAt(int savedNow) {
        return new ApplicationFormPage(application, returned, form, savedNow, true, choices);
    }

    public List<Row> lines() {
        return rows(Rows.LINE);
    }

    public List<Row> members() {
        return rows(Rows.MEMBER);
    }

    public List<Row> documents() {
        return rows(Rows.DOCUMENT);
    }

    private List<Row> rows(Rows which) {
        return IntStream.range(0, form.count(which))
                .mapToObj(index -> new Row(form, which, index))
                .toList();
    }
}
