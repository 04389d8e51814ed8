package it.broletto.payout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Proof;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One campaign's payouts, for those who plan, confirm, approve and pay. */
@Path("/desk/payouts/{slug}")
@Produces(MediaType.TEXT_HTML)
class DeskCampaignPages {

    private static final int ROWS = 4;

    record Shown(
            CampaignCard card,
            MoneyView money,
            boolean funded,
            Optional<AccountView> account,
            AccountService.Opened opened,
            boolean mayConfirm,
            boolean accountReady,
            List<MoneyPages.Part> parts,
            boolean replannable,
            List<Integer> rows,
            Optional<GrantView> grant,
            List<GrantView> others,
            boolean officer,
            Person me,
            Form form) {

        /** Whether the reader may decide about it: somebody else asked for it. */
        public boolean mayDecide(PayoutView payout) {
            return !payout.requestedBy().equals(me.id());
        }

        /** What was typed, else what is published already. */
        public String sheet(String field) {
            if (form.get("form").equals("sheet")) {
                return form.get(field);
            }
            return grant.flatMap(GrantView::sheet)
                    .map(sheet -> switch (field) {
                        case "beneficiary" -> sheet.beneficiary();
                        case "taxCode" -> sheet.taxCode();
                        case "legalBasis" -> sheet.legalBasis();
                        case "office" -> sheet.office();
                        case "manager" -> sheet.manager();
                        case "selection" -> sheet.selection();
                        default -> sheet.cup();
                    })
                    .or(() -> field.equals("legalBasis") ? grant.map(GrantView::award) : Optional.empty())
                    .orElse("");
        }
    }

    @CheckedTemplate(basePath = "payout", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskCampaign(Shown shown);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final AccountService accounts;
    private final PayoutService payouts;
    private final GrantService grants;
    private final MoneyService money;
    private final CurrentPerson current;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;
    private final Clock clock;

    DeskCampaignPages(
            CampaignService campaigns,
            AccountService accounts,
            PayoutService payouts,
            GrantService grants,
            MoneyService money,
            CurrentPerson current,
            Proof proof,
            Layout layout,
            Flash flash,
            Clock clock) {
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.payouts = payouts;
        this.grants = grants;
        this.money = money;
        this.current = current;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"officer", "administrator"})
    public TemplateInstance show(@RestPath String slug, @RestQuery String grant) {
        return page(slug, Form.kept(proof, path(slug)), grant);
    }

    @POST
    @Path("confirmations")
    @RolesAllowed({"officer", "administrator"})
    public Response confirm(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = campaigns.bySlug(slug).card();
        var first = proof.missing(path(slug), sent);
        if (first.isPresent()) {
            return first.get();
        }
        accounts.confirm(card.id(), Form.of(sent).number("version"), current.require());
        return done(slug, words().done_confirmation());
    }

    @POST
    @Path("plans")
    @RolesAllowed("officer")
    public Response plan(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = campaigns.bySlug(slug).card();
        var form = Form.of(sent);
        var tranches = new ArrayList<Tranche>();
        for (var row = 1; row <= ROWS; row++) {
            if (!form.get("title" + row).isEmpty() || !form.get("share" + row).isEmpty()) {
                tranches.add(new Tranche(
                        tranches.size() + 1,
                        form.text("title" + row, 3, 120, words().wrong_part_title()),
                        share(form, "share" + row),
                        form.text("evidence" + row, 3, 1000, words().wrong_part_evidence(row))));
            }
        }
        if (tranches.isEmpty()) {
            form.errors().add("title1", words().wrong_part_title());
        }
        return form.isDone(
                        () -> payouts.plan(card.id(), tranches, form.intent(), current.require()),
                        Refusal.Reason.INVALID_INPUT,
                        "share1",
                        words().wrong_shares())
                ? done(slug, words().done_plan())
                : Answers.invalid(page(slug, form));
    }

    private int share(Form form, String field) {
        try {
            var share = new BigDecimal(
                            form.get(field).replace("%", "").replace(',', '.').strip())
                    .movePointRight(2)
                    .intValueExact();
            if (share >= 1 && share <= Tranche.WHOLE) {
                return share;
            }
        } catch (ArithmeticException | NumberFormatException noShare) {
            // noted below
        }
        form.errors().add(field, words().wrong_share());
        return 0;
    }

    @POST
    @Path("approvals")
    @RolesAllowed({"officer", "administrator"})
    public Response approve(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var first = proof.missing(path(slug), sent);
        if (first.isPresent()) {
            return first.get();
        }
        var form = Form.of(sent);
        return form.isDone(
                        () -> payouts.approve(
                                form.uuid("payout"), form.get("recalled").equals("true"), current.require()),
                        Refusal.Reason.TRANSFER_AT_BANK,
                        "recalled",
                        words().wrong_recalled())
                ? done(slug, words().done_approval())
                : Answers.invalid(page(slug, form));
    }

    @POST
    @Path("refusals")
    @RolesAllowed({"officer", "administrator"})
    public Response refuse(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var form = Form.of(sent);
        var reason = form.text("reason", 3, 1000, words().wrong_reason());
        if (!form.isRight()) {
            return Answers.invalid(page(slug, form));
        }
        payouts.refuse(form.uuid("payout"), reason, current.require());
        return done(slug, words().done_refusal());
    }

    @POST
    @Path("executions")
    @RolesAllowed({"officer", "administrator"})
    public Response execute(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var first = proof.missing(path(slug), sent);
        if (first.isPresent()) {
            return first.get();
        }
        var form = Form.of(sent);
        var reference = form.text("reference", 3, 80, words().wrong_reference());
        var day = form.day("day", words().wrong_day());
        return form.isDone(
                        () -> payouts.execute(form.uuid("payout"), reference, day, current.require()),
                        Refusal.Reason.INVALID_INPUT,
                        "day",
                        words().wrong_day())
                ? done(slug, words().done_execution())
                : Answers.invalid(page(slug, form));
    }

    @POST
    @Path("grant/sheets")
    @RolesAllowed("officer")
    public Response publish(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = campaigns.bySlug(slug).card();
        var form = Form.of(sent);
        var natural = form.get("natural").equals("true");
        var cup = form.get("cup").isEmpty() ? null : form.get("cup").toUpperCase(Locale.ROOT);
        if (cup != null && !cup.matches("[A-Z]\\d{2}[A-Z]\\d{11}")) {
            form.errors().add("cup", words().wrong_cup());
        }
        if (!natural && !form.get("taxCode").matches("\\d{11}")) {
            form.errors().add("taxCode", words().wrong_tax_code());
        }
        var sheet = new GrantSheet(
                natural ? null : form.text("beneficiary", 2, 200, words().wrong_beneficiary()),
                natural ? null : form.get("taxCode"),
                form.text("legalBasis", 3, 300, words().wrong_legal_basis()),
                form.text("office", 3, 160, words().wrong_office()),
                form.text("manager", 3, 120, words().wrong_manager()),
                form.text("selection", 3, 300, words().wrong_selection()),
                cup);
        if (!form.isRight()) {
            return Answers.invalid(page(slug, form));
        }
        grants.publish(grant(card, form).id(), sheet, form.intent(), current.require());
        return done(slug, form, words().done_sheet());
    }

    @POST
    @Path("grant/liquidations")
    @RolesAllowed("officer")
    public Response liquidate(@RestPath String slug, MultivaluedMap<String, String> sent) {
        return stage(slug, sent, grants::liquidate, words().done_liquidation());
    }

    @POST
    @Path("grant/payments")
    @RolesAllowed({"officer", "administrator"})
    public Response pay(@RestPath String slug, MultivaluedMap<String, String> sent) {
        return stage(slug, sent, grants::pay, words().done_payment());
    }

    /** A stage of a grant, by its act. */
    @FunctionalInterface
    private interface Stage {
        void reach(UUID grant, String act, Person who);
    }

    private Response stage(String slug, MultivaluedMap<String, String> sent, Stage stage, String done) {
        var card = campaigns.bySlug(slug).card();
        var form = Form.of(sent);
        var act = form.text("act", 3, 140, words().wrong_act());
        if (!form.isRight()) {
            return Answers.invalid(page(slug, form));
        }
        var first = proof.missing(path(slug), sent);
        if (first.isPresent()) {
            return first.get();
        }
        stage.reach(grant(card, form).id(), act, current.require());
        return done(slug, form, done);
    }

    /** Of which grant a form is: the first one, if it does not say. */
    private GrantView grant(CampaignCard card, Form form) {
        return chosen(grants.all(card.id()), form.get("grant"))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private static Optional<GrantView> chosen(List<GrantView> all, String id) {
        return all.stream()
                .filter(one -> id.isEmpty() || one.id().toString().equals(id))
                .findFirst();
    }

    private TemplateInstance page(String slug, Form form) {
        return page(slug, form, null);
    }

    private TemplateInstance page(String slug, Form form, String wanted) {
        var card = campaigns.bySlug(slug).card();
        var id = card.id();
        var me = current.require();
        var account = accounts.of(id);
        var plan = payouts.plan(id);
        plan.forEach(tranche -> {
            form.preset("title" + tranche.position(), tranche.title());
            form.preset("share" + tranche.position(), tranche.percent().replace(" %", ""));
            form.preset("evidence" + tranche.position(), tranche.evidence());
        });
        var parts = MoneyPages.parts(plan, payouts.of(id));
        var all = grants.all(id);
        var grant = chosen(all, wanted == null ? form.get("grant") : wanted);
        return Templates.deskCampaign(new Shown(
                card,
                money.of(id),
                payouts.isFunded(id),
                account,
                account.isPresent() ? accounts.open(id, me) : null,
                account.filter(one -> !one.confirmed()
                                && !one.enteredBy().equals(me.id())
                                && !one.confirmedBy().contains(me.id()))
                        .isPresent(),
                account.filter(one -> one.ready(clock.instant())).isPresent(),
                parts,
                parts.stream()
                        .noneMatch(
                                part -> part.payout() != null && part.payout().status() != PayoutStatus.REFUSED),
                List.of(1, 2, 3, ROWS),
                grant,
                all.stream().filter(one -> grant.filter(one::equals).isEmpty()).toList(),
                me.is(Role.OFFICER),
                me,
                form));
    }

    private Response done(String slug, String message) {
        flash.good(message);
        return Answers.seeOther(path(slug));
    }

    /** @param form that said of which grant it is, if it said so */
    private Response done(String slug, Form form, String message) {
        flash.good(message);
        return Answers.seeOther(path(slug) + (form.get("grant").isEmpty() ? "" : "?grant=" + form.get("grant")));
    }

    private static String path(String slug) {
        return "/desk/payouts/" + slug;
    }

    private PayoutMessages words() {
        return layout.words(PayoutMessages.class);
    }
}
