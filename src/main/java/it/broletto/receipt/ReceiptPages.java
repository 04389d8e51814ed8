package it.broletto.receipt;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.PledgeView;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.TaxCode;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

    record Mine(List<ReceiptView> receipts, List<Integer> years) {}

    record One(
            PledgeView pledge,
            Optional<ReceiptView> receipt,
            boolean wished,
            String holder,
            String taxCode,
            FormErrors errors,
            UUID intent) {}

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
    private final Layout layout;
    private final Flash flash;

    ReceiptPages(
            ReceiptService receipts,
            ReceiptPdf pdf,
            PledgeService pledges,
            CurrentPerson current,
            Layout layout,
            Flash flash) {
        this.receipts = receipts;
        this.pdf = pdf;
        this.pledges = pledges;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @RolesAllowed("citizen")
    public TemplateInstance mine() {
        var all = receipts.of(me());
        return Templates.mine(
                new Mine(all, all.stream().map(ReceiptView::year).distinct().toList()));
    }

    @GET
    @Path("{pledge}")
    @RolesAllowed("citizen")
    public TemplateInstance one(@RestPath UUID pledge) {
        var wish = receipts.wish(pledge, me());
        return page(
                pledge,
                wish.map(ReceiptService.Named::holder).orElse(""),
                wish.map(ReceiptService.Named::taxCode).orElse(""),
                FormErrors.none(),
                UUID.randomUUID());
    }

    @POST
    @Path("{pledge}")
    @RolesAllowed("citizen")
    public Response want(
            @RestPath UUID pledge, @RestForm String holder, @RestForm String taxCode, @RestForm String intent) {
        pledges.own(pledge, me());
        var errors = FormErrors.none();
        var name = Text.line(holder);
        if (Text.length(name) < 2 || Text.length(name) > 140) {
            errors.add("holder", words().wrong_holder());
        }
        if (TaxCode.parse(taxCode).isEmpty()) {
            errors.add("taxCode", words().wrong_tax_code());
        }
        var mark = mark(intent);
        if (!errors.isEmpty()) {
            return Answers.invalid(page(pledge, name, Text.line(taxCode), errors, mark));
        }
        receipts.want(pledge, name, taxCode, mark, me());
        flash.good(words().done_wish());
        return Answers.seeOther("/me/receipts/" + pledge);
    }

    @POST
    @Path("{pledge}/forgetting")
    @RolesAllowed("citizen")
    public Response forget(@RestPath UUID pledge) {
        receipts.forget(pledge, me());
        flash.good(words().done_forget());
        return Answers.seeOther("/me/receipts/" + pledge);
    }

    @GET
    @Path("{pledge}/receipt.pdf")
    @Produces(PDF)
    @RolesAllowed("citizen")
    public Response document(@RestPath UUID pledge) {
        var receipt = receipts.one(pledge, me()).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        return file("receipt-" + receipt.year() + "-" + receipt.number(), pdf.one(receipt, receipts.named(receipt)));
    }

    /** One document for each name that a year's receipts were wanted in would be right; the last name stands for all. */
    @GET
    @Path("years/{year}/summary.pdf")
    @Produces(PDF)
    @RolesAllowed("citizen")
    public Response year(@RestPath int year) {
        var all = receipts.of(me(), year);
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

    private TemplateInstance page(UUID pledge, String holder, String taxCode, FormErrors errors, UUID intent) {
        return Templates.one(new One(
                pledges.own(pledge, me()),
                receipts.one(pledge, me()),
                receipts.wish(pledge, me()).isPresent(),
                holder,
                taxCode,
                errors,
                intent));
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(String.valueOf(intent));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private UUID me() {
        return current.require().id();
    }

    private ReceiptMessages words() {
        return layout.words(ReceiptMessages.class);
    }
}
