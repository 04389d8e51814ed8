package it.broletto.pagopa;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** pagoPA's side, for tests: positions are paid, receipts are sent. It lives as long as the application does. */
@ApplicationScoped
public class Station {

    /** What pagoPA's balancer sends with receipts. */
    static final String KEY = "key-of-receipts";

    private static final Pattern FAULT = Pattern.compile("<faultCode>(\\w+)</faultCode>");

    /** What pagoPA has of a notice. */
    public record Position(String key, String number, long cents, String status) {}

    private final FakePagopa pagopa;
    private final ReceiptApi receipts;

    Station(@ConfigProperty(name = "broletto.pagopa.url") URI address, ReceiptApi receipts) {
        this.pagopa = new FakePagopa(address.getPort());
        this.receipts = receipts;
    }

    @PreDestroy
    void close() {
        pagopa.close();
    }

    FakePagopa pagopa() {
        return pagopa;
    }

    /** Whether positions are made: 0 they are, 1 they are and the answer is lost, 2 they are not. */
    public void mood(int which) {
        pagopa.mood(FakePagopa.Mood.values()[which]);
    }

    /** All of a pledge, the first one first. */
    public List<Position> of(UUID pledge) {
        return pagopa.of(pledge.toString()).stream()
                .map(one -> {
                    var option = one.path("paymentOption").path(0);
                    return new Position(
                            one.path("iupd").asText(),
                            option.path("nav").asText(),
                            option.path("amount").asLong(),
                            one.path("status").asText());
                })
                .toList();
    }

    /** Somebody pays at a tobacconist's; false if the position cannot be paid. */
    public boolean pay(String key, String receipt) {
        return pagopa.pay(key, receipt);
    }

    /** The body takes a position back by itself; false if it is too late for that. */
    public boolean takeBack(String key) {
        return pagopa.takeBack(key);
    }

    /** A right number that was given to nobody. */
    public static String unknown(int number) {
        return NoticeNumber.of("77", number).text();
    }

    /** A receipt comes; returns OK or the code of the fault. */
    public String send(String receipt, String body, String number, long cents) {
        var answer = take(soap(receipt, number, cents / 100 + "." + "%02d".formatted(cents % 100))
                .replace("<idPA>01199250158", "<idPA>" + body));
        var fault = FAULT.matcher(answer);
        return fault.find() ? fault.group(1) : answer.contains("<outcome>OK</outcome>") ? "OK" : answer;
    }

    private String take(String soap) {
        return receipts.receive(KEY, soap.getBytes(StandardCharsets.UTF_8))
                .getEntity()
                .toString();
    }

    static String soap(String receipt, String number, String euros) {
        return """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
                <soapenv:Body><pafn:paSendRTV2Request xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">
                <idPA>01199250158</idPA><idBrokerPA>01199250158</idBrokerPA><idStation>01199250158_01</idStation>
                <receipt><receiptId>%s</receiptId><noticeNumber>%s</noticeNumber><fiscalCode>01199250158</fiscalCode>
                <outcome>OK</outcome><creditorReferenceId>x</creditorReferenceId><paymentAmount>%s</paymentAmount>
                <debtor><fullName>Zaccaria Segreto</fullName></debtor></receipt>
                </pafn:paSendRTV2Request></soapenv:Body></soapenv:Envelope>
                """.formatted(receipt, number, euros);
    }
}
