package it.broletto.receipt;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.audit.Actor;
import it.broletto.campaign.CurrentBacker;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.PledgeView;
import it.broletto.document.TaggedPdf;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Guest;
import it.broletto.identity.Guests;
import it.broletto.identity.TaxCode;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** My receipts: what I want them to say, and the documents. */
@Path("/me/receipts")
@Produces(MediaType.TEXT_HTML)
class ReceiptPages {

    private static final String PDF = "application/pdf";

    record Mine(List<ReceiptView> receipts, List<WaitingView> waiting, List<Integer> years, boolean guest) {}

    record One(
            PledgeView pledge,
            Optional<ReceiptView> receipt,
            boolean wished,
            String holder,
            String taxCode,
            FormErrors errors,
            UUID intent,
            boolean guest,
            boolean stale,
            boolean proved) {}

    @CheckedTemplate(basePath = "receipt")
    static class Templates {
        static native TemplateInstance mine(Mine mine);

        static native TemplateInstance one(One one);

        private Templates() {}
    }

    private final ReceiptService receipts;
    private final ReceiptPdf pdf;
    private final PledgeService pledges;
    private final CurrentPerson current;
    private final CurrentBacker backers;
    private final Guests guests;
    private final Layout layout;
    private final Flash flash;

    ReceiptPages(
            ReceiptService receipts,
            ReceiptPdf pdf,
            PledgeService pledges,
            CurrentPerson current,
            CurrentBacker backers,
            Guests guests,
            Layout layout,
            Flash flash) {
        this.receipts = receipts;
        this.pdf = pdf;
        this.pledges = pledges;
        this.current = current;
        this.backers = backers;
        this.guests = guests;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @PermitAll
    public Response mine() {
        var me = me();
        requireFresh(me);
        var all = receipts.of(me.id());
        return page(Templates.mine(new Mine(
                all,
                receipts.waiting(me.id()),
                all.stream().map(ReceiptView::year).distinct().toList(),
                me instanceof Guest)));
    }

    @GET
    @Path("{pledge}")
    @PermitAll
    public Response one(@RestPath UUID pledge) {
        var me = backers.of(pledge);
        requireFresh(me);
        var wish = receipts.wish(pledge, me.id());
        return page(one(
                pledge,
                me,
                wish.map(ReceiptService.Named::holder).orElse(""),
                wish.map(ReceiptService.Named::taxCode).orElse(""),
                FormErrors.none(),
                UUID.randomUUID()));
    }

    /** What a guest typed whose link is too old by now stays in the form. */
    @POST
    @Path("{pledge}")
    @PermitAll
    public Response want(
            @RestPath UUID pledge, @RestForm String holder, @RestForm String taxCode, @RestForm String intent) {
        var me = backers.of(pledge);
        pledges.own(pledge, me.id());
        var errors = FormErrors.none();
        var name = Text.line(holder);
        if (Text.length(name) < 2 || Text.length(name) > 140) {
            errors.add("holder", words().wrong_holder());
        } else if (!TaggedPdf.lacking(name).isEmpty()) {
            errors.add("holder", words().wrong_letters(TaggedPdf.lacking(name)));
        }
        if (TaxCode.parse(taxCode).isEmpty()) {
            errors.add("taxCode", words().wrong_tax_code());
        } else if (current.isAnothers(taxCode)) {
            errors.add("taxCode", words().anothers_tax_code());
        }
        var mark = mark(intent);
        if (!errors.isEmpty() || isStale(me)) {
            return Answers.invalid(one(pledge, me, name, Text.line(taxCode), errors, mark));
        }
        receipts.want(pledge, name, taxCode, mark, me.id());
        flash.good(words().done_wish());
        return Answers.seeOther("/me/receipts/" + pledge);
    }

    @POST
    @Path("{pledge}/forgetting")
    @PermitAll
    public Response forget(@RestPath UUID pledge) {
        var me = backers.of(pledge);
        requireFresh(me);
        receipts.forget(pledge, me.id());
        flash.good(words().done_forget());
        return Answers.seeOther("/me/receipts/" + pledge);
    }

    @GET
    @Path("{pledge}/receipt.pdf")
    @Produces(PDF)
    @PermitAll
    public Response document(@RestPath UUID pledge) {
        var me = backers.of(pledge);
        requireFresh(me);
        var receipt = receipts.one(pledge, me.id()).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        return file("receipt-" + receipt.year() + "-" + receipt.number(), pdf.one(receipt, receipts.named(receipt)));
    }

    /** One document for each name that a year's receipts were wanted in would be right; the last name stands for all. */
    @GET
    @Path("years/{year}/summary.pdf")
    @Produces(PDF)
    @PermitAll
    public Response year(@RestPath int year) {
        var me = me();
        requireFresh(me);
        var all = receipts.of(me.id(), year);
        if (all.isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return file("receipts-" + year, pdf.year(year, all, receipts.named(all.get(all.size() - 1))));
    }

    private static Response file(String name, byte[] content) {
        return Response.ok(content)
                .type(PDF)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".pdf\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page).header("Cache-Control", "private, no-store").build();
    }

    private TemplateInstance one(UUID pledge, Actor me, String holder, String taxCode, FormErrors errors, UUID intent) {
        return Templates.one(new One(
                pledges.own(pledge, me.id()),
                receipts.one(pledge, me.id()),
                receipts.wish(pledge, me.id()).isPresent(),
                holder,
                taxCode,
                errors,
                intent,
                me instanceof Guest,
                isStale(me),
                current.hasTaxCode()));
    }

    /** Somebody known by an address alone shows anew that it is theirs: a tax code stands on the receipt. */
    private void requireFresh(Actor me) {
        if (isStale(me)) {
            flash.good(words().stale());
            throw new WebApplicationException(Answers.seeOther("/pledges/link"));
        }
    }

    private boolean isStale(Actor me) {
        return me instanceof Guest && !guests.isFresh();
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(String.valueOf(intent));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    /** Whoever is signed in comes before whoever came by a link. */
    private Actor me() {
        return current.get()
                .<Actor>map(Actor.class::cast)
                .or(guests::get)
                .orElseThrow(() -> new Refusal(Refusal.Reason.SIGN_IN_NEEDED));
    }

    private ReceiptMessages words() {
        return layout.words(ReceiptMessages.class);
    }
}
