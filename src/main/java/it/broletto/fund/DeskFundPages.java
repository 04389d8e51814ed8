package it.broletto.fund;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Proof;
import it.broletto.identity.Role;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Giving the fund's money away, in two: an officer asks, another officer or an administrator agrees. */
@Path("/desk/fund")
@Produces(MediaType.TEXT_HTML)
class DeskFundPages {

    private static final int SHOWN = 50;

    /** What was typed. */
    record Typed(String campaign, String amount, String reason, String intent, String refusal) {
        static Typed nothing() {
            return refusing("");
        }

        static Typed refusing(String reason) {
            return new Typed("", "", "", UUID.randomUUID().toString(), reason);
        }
    }

    record Desk(Money free, List<FundGrant> grants, List<Choice> campaigns, Typed typed, Person person) {
        public boolean mayDecide(FundGrant one) {
            return !person.is(Role.AUDITOR) && !one.askedBy().equals(person.id());
        }

        public boolean mayRefuse() {
            return person.is(Role.OFFICER) || person.is(Role.ADMINISTRATOR);
        }

        public boolean mayAsk() {
            return person.is(Role.OFFICER) && !campaigns.isEmpty() && free.cents() > 0;
        }
    }

    @CheckedTemplate(basePath = "fund")
    static class Templates {
        static native TemplateInstance desk(Desk desk, FormErrors errors);

        private Templates() {}
    }

    private final FundService fund;
    private final CurrentPerson current;
    private final Proof proof;
    private final Flash flash;
    private final Layout layout;

    DeskFundPages(FundService fund, CurrentPerson current, Proof proof, Flash flash, Layout layout) {
        this.fund = fund;
        this.current = current;
        this.proof = proof;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @RolesAllowed({"officer", "auditor", "administrator"})
    public TemplateInstance desk() {
        return desk(Typed.nothing(), FormErrors.none());
    }

    @POST
    @Path("grants")
    @RolesAllowed("officer")
    public Response ask(
            @RestForm String campaign, @RestForm String amount, @RestForm String reason, @RestForm String intent) {
        var typed = new Typed(Text.line(campaign), Text.line(amount), Text.lines(reason), Text.line(intent), "");
        var words = words();
        var errors = FormErrors.none();
        var money = Money.parse(typed.amount()).filter(one -> one.cents() > 0);
        if (typed.campaign().isEmpty()) {
            errors.add("campaign", words.wrong_campaign());
        }
        if (money.isEmpty()) {
            errors.add("amount", words.wrong_amount());
        }
        if (Text.length(typed.reason()) < 10 || Text.length(typed.reason()) > 500) {
            errors.add("reason", words.wrong_reason());
        }
        if (errors.isEmpty()) {
            try {
                fund.ask(
                        new NewGrant(id(typed.campaign()), money.orElseThrow(), typed.reason(), id(typed.intent())),
                        current.require());
                flash.good(words.asked());
                return Answers.seeOther("/desk/fund");
            } catch (Refusal refusal) {
                if (refusal.reason() != Refusal.Reason.AMOUNT_OUT_OF_RANGE) {
                    throw refusal;
                }
                errors.add("amount", words.too_much(((Money) refusal.arguments().get(1)).format(layout.locale())));
            }
        }
        return Answers.invalid(desk(typed, errors));
    }

    @POST
    @Path("grants/{grant}/approval")
    @RolesAllowed({"officer", "administrator"})
    public Response give(@RestPath UUID grant) {
        var first = proof.missing("/desk/fund", new MultivaluedHashMap<>());
        if (first.isPresent()) {
            return first.get();
        }
        fund.give(grant, current.require());
        flash.good(words().given());
        return Answers.seeOther("/desk/fund");
    }

    @POST
    @Path("grants/{grant}/refusal")
    @RolesAllowed({"officer", "administrator"})
    public Response refuse(@RestPath UUID grant, @RestForm String reason) {
        var why = Text.lines(reason);
        if (Text.length(why) < 10 || Text.length(why) > 500) {
            return Answers.invalid(
                    desk(Typed.refusing(why), FormErrors.none().add("refusal-" + grant, words().wrong_reason())));
        }
        fund.refuse(grant, why, current.require());
        flash.good(words().refused());
        return Answers.seeOther("/desk/fund");
    }

    private TemplateInstance desk(Typed typed, FormErrors errors) {
        var lacking = fund.lacking(SHOWN).stream()
                .map(one -> new Choice(
                        one.campaign().toString(),
                        words().lacks(one.title(), one.missing().format(layout.locale()))))
                .toList();
        return Templates.desk(new Desk(fund.free(), fund.all(SHOWN), lacking, typed, current.require()), errors);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private FundMessages words() {
        return layout.words(FundMessages.class);
    }
}
