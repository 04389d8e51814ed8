package it.broletto.pagopa;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CurrentBacker;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.PledgeView;
import it.broletto.document.QrCode;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** The notice of one's own pledge: to be paid now, or taken wherever pagoPA is. */
@Path("/pledges/{id}/notice")
@Produces(MediaType.TEXT_HTML)
class NoticePages {

    /** @param outcome what pagoPA said of it last */
    record NoticePage(
            PledgeView pledge, Notice notice, Outcome outcome, String company, String taxCode, boolean payNow) {
        public Money amount() {
            return Money.ofCents(notice.cents());
        }

        public String number() {
            return notice.number().grouped();
        }

        public boolean paid() {
            return outcome == Outcome.SETTLED;
        }

        public boolean withdrawn() {
            return outcome == Outcome.DECLINED;
        }
    }

    @CheckedTemplate(basePath = "pagopa")
    static class Templates {
        static native TemplateInstance notice(NoticePage page);

        private Templates() {}
    }

    private final NoticeService notices;
    private final Positions positions;
    private final PledgeService pledges;
    private final RailService rails;
    private final PagopaSettings settings;
    private final CurrentBacker current;
    private final Layout layout;
    private final URI city;

    NoticePages(
            NoticeService notices,
            Positions positions,
            PledgeService pledges,
            RailService rails,
            PagopaSettings settings,
            CurrentBacker current,
            Layout layout,
            @ConfigProperty(name = "broletto.url") URI city) {
        this.notices = notices;
        this.positions = positions;
        this.pledges = pledges;
        this.rails = rails;
        this.settings = settings;
        this.current = current;
        this.layout = layout;
        this.city = city;
    }

    @GET
    @PermitAll
    public TemplateInstance show(@RestPath UUID id) {
        return Templates.notice(page(id));
    }

    @GET
    @Path("code.svg")
    @Produces("image/svg+xml;charset=UTF-8")
    @PermitAll
    public String code(@RestPath UUID id) {
        return QrCode.ofNotice(code(own(id))).svg();
    }

    @GET
    @Path("notice.pdf")
    @Produces("application/pdf")
    @PermitAll
    public byte[] pdf(@RestPath UUID id) {
        var page = page(id);
        return new NoticePdf(layout.words(PagopaMessages.class), layout.locale()).write(page, code(page.notice()));
    }

    /** Leads to pagoPA's own page. */
    @POST
    @Path("cart")
    @PermitAll
    public Response pay(@RestPath UUID id) {
        var page = page(id);
        if (!page.payNow()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        return Response.seeOther(positions.cart(page.notice(), city.resolve("/pledges/" + id + "/notice/back")))
                .build();
    }

    /** Coming back proves nothing: pagoPA is asked. */
    @GET
    @Path("back")
    @PermitAll
    public Response back(@RestPath UUID id) {
        var notice = own(id);
        rails.look(id, Act.COLLECT, notice.attempt());
        return Answers.seeOther("/pledges/" + id + "/notice");
    }

    private NoticePage page(UUID id) {
        var pledge = pledges.own(id, current.of(id).id());
        var notice = notices.latestOf(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var outcome = rails.known(id, Act.COLLECT, notice.attempt())
                .map(reply -> reply.outcome())
                .orElse(Outcome.UNKNOWN);
        return new NoticePage(
                pledge,
                notice,
                outcome,
                settings.company(),
                settings.taxCode(),
                outcome == Outcome.ACTION_REQUIRED && settings.checkout().isPresent());
    }

    private Notice own(UUID id) {
        return page(id).notice();
    }

    private String code(Notice notice) {
        return notice.number().qr(settings.taxCode(), notice.cents());
    }
}
