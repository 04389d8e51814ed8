package it.broletto.payout;

import it.broletto.audit.AuditService;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What arrives on the treasury's account, recorded by an officer from the bank's statement. */
@ApplicationScoped
@Transactional
public class SettlementService {

    /** Where money on the treasury's account comes from. */
    public enum Source {
        /** The provider of payments brought what it had collected. */
        BROUGHT,
        /** The city adds what the provider kept, so that gifts arrive whole. */
        FEES_COVERED
    }

    /**
     * @param bankReference of the bank's statement, 3 to 80 characters; taken once
     * @param intent made with the form
     */
    public record NewSettlement(
            Source source, String rail, Money amount, String bankReference, LocalDate day, UUID intent) {}

    private final Settlements settlements;
    private final PayoutService payouts;
    private final LedgerService ledger;
    private final AuditService audit;
    private final Clock clock;

    SettlementService(
            Settlements settlements, PayoutService payouts, LedgerService ledger, AuditService audit, Clock clock) {
        this.settlements = settlements;
        this.payouts = payouts;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refuses with {@code ALREADY_DONE} a reference that was taken, with {@code NOT_COVERED} more than the provider has
     * of the city or has kept, with {@code INVALID_INPUT}.
     */
    public void record(NewSettlement wanted, Person officer) {
        if (!officer.is(Role.OFFICER)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
        payouts.requireBankFacts(wanted.bankReference(), wanted.day());
        if (wanted.amount().cents() <= 0 || !wanted.rail().matches("[a-z]{3,20}")) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        var from = (wanted.source() == Source.BROUGHT ? Kind.CLEARING : Kind.FEES).of(wanted.rail());
        var made = ledger.post(
                new NewEntry(
                        NewEntry.id("settlement", wanted.intent()),
                        wanted.source() == Source.BROUGHT ? "provider-settled" : "fees-covered",
                        null,
                        wanted.bankReference(),
                        List.of(
                                from.down(wanted.amount().cents()),
                                Account.BANK.up(wanted.amount().cents()))),
                officer);
        var before = settlements.dayOf(wanted.intent());
        if (before.isPresent()) {
            if (!before.get().equals(wanted.day())) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return;
        }
        if (settlements.isTaken(wanted)) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        if (ledger.balance(from).posted() < 0) {
            throw new Refusal(Refusal.Reason.NOT_COVERED);
        }
        settlements.write(wanted, officer.id(), made.id(), clock.instant());
        audit.record(
                officer,
                "payout.settlement-recorded",
                null,
                null,
                wanted.amount().decimal() + " EUR");
    }

    /** The last ones, newest first. */
    List<Settlements.Recorded> last(int limit) {
        return settlements.last(limit);
    }
}
