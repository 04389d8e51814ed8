package it.broletto.pagopa;

import io.quarkus.logging.Log;
import it.broletto.pagopa.NoticeService.Answer;
import it.broletto.rail.RailService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * Where pagoPA sends receipts ({@code paSendRT}). Behind a balancer that verified its certificate and says so by a key.
 * A receipt moves no money: it makes the position be looked at again.
 */
@Path("/api/v1/pagopa/receipts")
class ReceiptApi {

    private static final int LARGEST = 64 * 1024;

    private final NoticeService notices;
    private final RailService rails;
    private final PagopaSettings settings;

    ReceiptApi(NoticeService notices, RailService rails, PagopaSettings settings) {
        this.notices = notices;
        this.rails = rails;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_XML)
    @PermitAll
    public Response receive(@HeaderParam("Broletto-Receipt-Key") String key, byte[] body) {
        if (settings.receiptKey().filter(ours -> PagopaRail.isSame(ours, key)).isEmpty()) {
            throw new WebApplicationException(Response.Status.UNAUTHORIZED);
        }
        if (body.length > LARGEST) {
            throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            var receipt = PaymentReceipt.parse(body);
            return receipt.taxCode().equals(settings.taxCode()) ? take(receipt) : refused("PAA_ID_DOMINIO_ERRATO");
        } catch (IllegalArgumentException malformed) {
            return refused("PAA_SINTASSI_XSD");
        }
    }

    private Response take(PaymentReceipt receipt) {
        var answer = notices.take(receipt);
        if (answer != Answer.OK) {
            Log.warnf("a receipt was refused: %s", answer);
            return refused(answer.name());
        }
        var hint = receipt.id() + "\n" + receipt.number();
        rails.receive(
                PagopaRail.NAME,
                hint.getBytes(StandardCharsets.UTF_8),
                settings.receiptKey().orElseThrow());
        return answer("<outcome>OK</outcome>");
    }

    private Response refused(String code) {
        return answer("<outcome>KO</outcome><fault><faultCode>" + code + "</faultCode><faultString>" + code
                + "</faultString><id>" + settings.taxCode() + "</id></fault>");
    }

    private static Response answer(String content) {
        return Response.ok("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:paf=\"http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd\"><soapenv:Body>"
                        + "<paf:paSendRTV2Response>" + content
                        + "</paf:paSendRTV2Response></soapenv:Body></soapenv:Envelope>")
                .build();
    }
}
