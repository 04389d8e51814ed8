package it.broletto.pagopa;

import it.broletto.pagopa.Positions.Position;
import it.broletto.rail.Act;
import it.broletto.rail.Call;
import it.broletto.rail.Outcome;
import it.broletto.rail.Rail;
import it.broletto.rail.Reply;
import it.broletto.rail.UntrustedMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Nothing is prepared at the promise and nothing is held: a notice is made when money is collected, and the backer pays
 * it. pagoPA gives nothing back: that is a transfer by the treasury.
 */
@ApplicationScoped
class PagopaRail implements Rail {

    static final String NAME = "pagopa";
    static final String MEANS = "notice";

    private final Positions positions;
    private final NoticeService notices;
    private final PagopaSettings settings;
    private final URI city;

    PagopaRail(
            Positions positions,
            NoticeService notices,
            PagopaSettings settings,
            @ConfigProperty(name = "broletto.url") URI city) {
        this.positions = positions;
        this.notices = notices;
        this.settings = settings;
        this.city = city;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean paysCity() {
        return true;
    }

    /** Only a public body is paid by it. */
    @Override
    public boolean paysPromoters() {
        return false;
    }

    /** The promise is all: the notice comes after the close. */
    @Override
    public Reply setUp(Call call, URI back) {
        return new Reply(Outcome.SETTLED, null, call.pledge(), call.cents(), "EUR", 0, MEANS, null, null);
    }

    @Override
    public Reply collect(Call call) {
        positions.publish(notices.of(call));
        return look(call).orElseGet(() -> Reply.unknown(call, "not-there"));
    }

    @Override
    public Reply refund(Call call) {
        return new Reply(
                Outcome.DECLINED, null, call.pledge(), call.cents(), "EUR", 0, null, null, "back-by-transfer-only");
    }

    @Override
    public Optional<Reply> look(Call call) {
        return call.act() == Act.COLLECT
                ? positions.look(call.key()).map(position -> reply(call, position))
                : Optional.empty();
    }

    private Reply reply(Call call, Position position) {
        var notice = notices.of(call);
        var outcome =
                switch (position.status()) {
                    case "PAID", "REPORTED" -> Outcome.SETTLED;
                    case "INVALID", "EXPIRED" -> Outcome.DECLINED;
                    case "PUBLISHED", "VALID" -> Outcome.ACTION_REQUIRED;
                    default -> Outcome.PENDING;
                };
        return new Reply(
                outcome,
                position.receipt(),
                position.number().equals(notice.number().text()) ? position.pledge() : null,
                position.cents(),
                "EUR",
                0,
                null,
                outcome == Outcome.ACTION_REQUIRED ? city.resolve("/pledges/" + call.pledge() + "/notice") : null,
                outcome == Outcome.DECLINED ? "notice-withdrawn" : null);
    }

    @Override
    public void giveUp(Call call) {
        positions.invalidate(call.key());
    }

    /** The receipt's name and the notice's number, on two lines, with the key that receipts come with. */
    @Override
    public List<Told> read(byte[] body, String signature, Instant now) {
        var lines = new String(body, StandardCharsets.UTF_8).split("\n");
        if (settings.receiptKey().filter(key -> isSame(key, signature)).isEmpty() || lines.length != 2) {
            throw new UntrustedMessage("no receipt");
        }
        return List.of(
                new Told(lines[0], notices.byNumber(lines[1]).map(Notice::key).orElse(null)));
    }

    /** Takes as long for a wrong key as for the right one. */
    static boolean isSame(String ours, String theirs) {
        return theirs != null
                && MessageDigest.isEqual(
                        ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
