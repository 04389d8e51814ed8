package it.broletto.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.round.RoundView;
import it.broletto.web.Answers;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * The form of an idea as a page.
 *
 * @param id null for a new idea
 * @param stale true: it was changed elsewhere in the meantime
 */
record ProposalFormPage(RoundView round, UUID id, ProposalForm form, ProposalChoices choices, boolean stale) {

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance form(ProposalFormPage page, FormErrors errors);

        private Templates() {}
    }

    static ProposalFormPage of(RoundView round, UUID id, ProposalForm form, Layout layout) {
        return new ProposalFormPage(round, id, form, ProposalChoices.of(round, layout), false);
    }

    TemplateInstance show(FormErrors errors) {
        return Templates.form(this, errors);
    }

    /** 409: the form again. With no error it is because it was changed elsewhere. */
    Response conflict(FormErrors errors) {
        var again = new ProposalFormPage(round, id, form, choices, errors.isEmpty());
        return Answers.conflict(again.show(errors));
    }

    public String roundHref() {
        return "/rounds/" + round.slug();
    }

    public String action() {
        return id == null ? roundHref() + "/proposals" : "/proposals/" + id;
    }
}
