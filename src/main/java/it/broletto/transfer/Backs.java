package it.broletto.transfer;

import it.broletto.shared.Iban;
import it.broletto.shared.Sealed;
import it.broletto.transfer.LineStatus.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What has to go back, within the transaction of whoever says so; and what is sealed, opened for those who may see it. */
@ApplicationScoped
class Backs {

    private static final String UNNAMED = "-";

    private final Lines lines;
    private final Calls calls;
    private final Sealed sealed;
    private final Clock clock;

    Backs(Lines lines, Calls calls, Sealed sealed, Clock clock) {
        this.lines = lines;
        this.calls = calls;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * Puts a credit, whose row is locked, on its way to where it came from; where the bank did not say, people have to.
     *
     * @param person null where the application does it
     */
    void giveBack(Credit credit, Reason reason, UUID person) {
        var iban = open("iban", credit.line(), credit.iban()).flatMap(Iban::parse);
        if (iban.isPresent()) {
            var holder = open("payer", credit.line(), credit.payer())
                    .filter(name -> !name.isEmpty())
                    .orElse(UNNAMED);
            order(credit, reason, person, holder, iban.get());
        } else {
            lines.move(Move.of(credit, Event.ASK_IBAN).because(reason).by(person), clock.instant());
        }
    }

    void order(Credit credit, Reason reason, UUID person, String holder, Iban iban) {
        var now = clock.instant();
        lines.move(Move.of(credit, Event.GIVE_BACK).because(reason).by(person), now);
        lines.addBack(
                credit.line(),
                calls.newReference(Reference.Use.BACK),
                seal("back.holder", credit.line(), holder),
                seal("back.iban", credit.line(), iban.value()),
                now);
    }

    /** Null of nothing. */
    String seal(String field, UUID line, String text) {
        return text == null || text.isEmpty() ? null : sealed.seal(text, belongsTo(field, line));
    }

    Optional<String> open(String field, UUID line, String text) {
        return text == null ? Optional.empty() : sealed.open(text, belongsTo(field, line));
    }

    String sealPayer(String key, String name) {
        return sealed.seal(name, "transfer.expected/" + key);
    }

    /** In whose name the account of a pledge is; empty if nobody said. */
    Optional<String> payer(Expected expected) {
        return expected.payer() == null
                ? Optional.empty()
                : sealed.open(expected.payer(), "transfer.expected/" + expected.payerKey());
    }

    private static String belongsTo(String field, UUID line) {
        return "transfer." + field + "/" + line;
    }
}
