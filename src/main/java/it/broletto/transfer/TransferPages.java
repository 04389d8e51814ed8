package it.broletto.transfer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CurrentBacker;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.PledgeView;
import it.broletto.document.QrCode;
import it.broletto.identity.Person;
import it.broletto.rail.Act;
import it.broletto.rail.RailService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.transfer.PayerService.Stage;
import it.broletto.transfer.PayerService.Standing;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The transfer of one's own pledge: in whose name the account is, then what to write, then what became of it. */
@Path("/pledges/{id}/transfer")
@Produces(MediaType.TEXT_HTML)
class TransferPages {

    record Page(
            PledgeView pledge,
            Standing standing,
            String holder,
            String iban,
            String bic,
            String name,
            FormErrors errors) {

        public boolean nameless() {
            return standing.stage() == Stage.NAMELESS;
        }

        public boolean toPay() {
            return standing.stage() == Stage.TO_PAY;
        }

        public String reference() {
            return standing.reference().grouped();
        }

        public String path() {
            return "/pledges/" + pledge.id() + "/transfer";
        }

        public String kind() {
            return switch (standing.stage()) {
                case ARRIVED, COLLECTED -> "good";
                case TO_PAY, NAMELESS -> "now";
                default -> "info";
            };
        }
    }

    @CheckedTemplate(basePath = "transfer")
    static class Templates {
        static native TemplateInstance transfer(Page page);

        private Templates() {}
    }

    private final PayerService payers;
    private final PledgeService pledges;
    private final RailService rails;
    private final TransferSettings settings;
    private final CurrentBacker current;
    private final Layout layout;
    private final Flash flash;

    TransferPages(
            PayerService payers,
            PledgeService pledges,
            RailService rails,
            TransferSettings settings,
            CurrentBacker current,
            Layout layout,
            Flash flash) {
        this.payers = payers;
        this.pledges = pledges;
        this.rails = rails;
        this.settings = settings;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @PermitAll
    public TemplateInstance show(@RestPath UUID id) {
        return Templates.transfer(page(own(id), name(id), FormErrors.none()));
    }

    /** In whose name the account is: from now on the promise counts, and the page says what to write. */
    @POST
    @Path("payer")
    @PermitAll
    public Response name(@RestPath UUID id, @RestForm String name) {
        var pledge = own(id);
        var typed = Text.line(name);
        if (Text.length(typed) < 2 || Text.length(typed) > 140) {
            return Answers.invalid(
                    Templates.transfer(page(pledge, typed, FormErrors.none().add("name", words().name_wrong()))));
        }
        rails.look(id, Act.SETUP, payers.name(id, typed));
        flash.good(words().name_done());
        return Answers.seeOther("/pledges/" + id + "/transfer");
    }

    @GET
    @Path("code.svg")
    @Produces("image/svg+xml;charset=UTF-8")
    @PermitAll
    public String code(@RestPath UUID id) {
        var page = page(own(id), "", FormErrors.none());
        if (!page.toPay()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return QrCode.ofTransfer(Epc.of(
                        page.bic(),
                        page.holder(),
                        page.iban().replace(" ", ""),
                        page.pledge().amount(),
                        page.standing().reference()))
                .svg();
    }

    private PledgeView own(UUID id) {
        return pledges.own(id, current.of(id).id());
    }

    /** What the account may be called; whoever came by a mail has no name here. */
    private String name(UUID id) {
        return current.of(id) instanceof Person person ? person.displayName() : "";
    }

    private Page page(PledgeView pledge, String name, FormErrors errors) {
        return new Page(
                pledge,
                payers.of(pledge),
                settings.holder(),
                InstructionService.grouped(settings.iban().orElse("")),
                settings.bic().orElse(""),
                name,
                errors);
    }

    private TransferMessages words() {
        return layout.words(TransferMessages.class);
    }
}
