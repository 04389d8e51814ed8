package it.broletto.news;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Place;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What people ask a campaign's promoter, and the answers. */
@Path("/campaigns/{slug}/questions")
@Produces(MediaType.TEXT_HTML)
class QuestionPages {

    private static final int SIZE = 20;

    /** @param mine of the person who looks; @param waiting those to answer, for promoter and officers */
    record QuestionsPage(
            CampaignCard card,
            Page<QuestionView> page,
            List<QuestionView> mine,
            List<QuestionView> waiting,
            boolean steward,
            boolean officer,
            String words,
            String intent) {}

    record AnswerPage(CampaignCard card, QuestionView question, String answer, String reason, boolean officer) {}

    @CheckedTemplate(basePath = "news")
    static class Templates {
        static native TemplateInstance questions(QuestionsPage page, FormErrors errors);

        static native TemplateInstance answer(AnswerPage page, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final QuestionService questions;
    private final Promoters promoters;
    private final CurrentPerson current;
    private final Flash flash;
    private final Layout layout;

    QuestionPages(
            CampaignService campaigns,
            QuestionService questions,
            Promoters promoters,
            CurrentPerson current,
            Flash flash,
            Layout layout) {
        this.campaigns = campaigns;
        this.questions = questions;
        this.promoters = promoters;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance list(@RestPath String slug, @RestQuery String page) {
        return list(campaigns.bySlug(slug).card(), page, "", UUID.randomUUID().toString(), FormErrors.none());
    }

    @POST
    @RolesAllowed("**")
    public Response ask(@RestPath String slug, @RestForm String words, @RestForm String intent) {
        var card = campaigns.bySlug(slug).card();
        var asked = Text.lines(words);
        if (Text.length(asked) < 5 || Text.length(asked) > 1000) {
            var errors = FormErrors.none().add("words", words().question_wrong());
            return Answers.invalid(list(card, null, asked, intent, errors));
        }
        if (!questions.ask(card.id(), asked, mark(intent), current.require())) {
            var errors = FormErrors.none().add("words", words().too_many_waiting(QuestionService.MOST_WAITING));
            return Answers.invalid(list(card, null, asked, intent, errors));
        }
        flash.good(words().asked());
        return Answers.seeOther(path(slug));
    }

    @GET
    @Path("{id}")
    @RolesAllowed("**")
    public TemplateInstance answerForm(@RestPath String slug, @RestPath UUID id) {
        var card = mine(slug);
        var question = questions.one(card.id(), id);
        return answer(card, question, question.answer(), "", FormErrors.none());
    }

    @POST
    @Path("{id}/answer")
    @RolesAllowed("**")
    public Response answer(@RestPath String slug, @RestPath UUID id, @RestForm String answer) {
        var card = mine(slug);
        var question = questions.one(card.id(), id);
        var said = Text.lines(answer);
        if (Text.length(said) < 2 || Text.length(said) > 2000) {
            return Answers.invalid(
                    answer(card, question, said, "", FormErrors.none().add("answer", words().answer_wrong())));
        }
        questions.answer(card.id(), id, said, current.require());
        flash.good(words().answered());
        return Answers.seeOther(path(slug));
    }

    @POST
    @Path("{id}/hiding")
    @RolesAllowed("officer")
    public Response hide(@RestPath String slug, @RestPath UUID id, @RestForm String reason) {
        var card = campaigns.bySlug(slug).card();
        var question = questions.one(card.id(), id);
        var why = Text.line(reason);
        if (Text.length(why) < 3 || Text.length(why) > 300) {
            return Answers.invalid(answer(
                    card, question, question.answer(), why, FormErrors.none().add("reason", words().reason_wrong())));
        }
        questions.hide(card.id(), id, why, current.require());
        flash.good(words().hidden());
        return Answers.seeOther(path(slug));
    }

    private TemplateInstance answer(
            CampaignCard card, QuestionView question, String answer, String reason, FormErrors errors) {
        return Templates.answer(
                new AnswerPage(card, question, answer, reason, current.require().is(Role.OFFICER)), errors);
    }

    private TemplateInstance list(CampaignCard card, String cursor, String words, String intent, FormErrors errors) {
        var person = current.get();
        var steward = person.isPresent() && promoters.mayActFor(card.id(), person.get());
        var page = Place.<QuestionView>page(
                cursor,
                SIZE,
                Place.LAST,
                (at, id, limit) -> questions.after(card.id(), at, id, limit),
                (at, id, limit) -> questions.before(card.id(), at, id, limit),
                question -> new Place(question.askedAt(), question.id()));
        return Templates.questions(
                new QuestionsPage(
                        card,
                        page,
                        person.map(one -> questions.of(card.id(), one.id())).orElse(List.of()),
                        steward ? questions.unanswered(card.id()) : List.of(),
                        steward,
                        person.isPresent() && person.get().is(Role.OFFICER),
                        words,
                        intent),
                errors);
    }

    private CampaignCard mine(String slug) {
        var card = campaigns.bySlug(slug).card();
        promoters.require(card.id(), current.require());
        return card;
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(Text.line(intent));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private static String path(String slug) {
        return "/campaigns/" + slug + "/questions";
    }

    private NewsMessages words() {
        return layout.words(NewsMessages.class);
    }
}
