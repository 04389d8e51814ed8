package it.broletto.payout;

import it.broletto.collection.Funding;
import it.broletto.collection.Funding.Gift;
import it.broletto.identity.Person;
import it.broletto.identity.PersonService;
import it.broletto.identity.Role;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.payout.SettlementService.NewSettlement;
import it.broletto.payout.SettlementService.Source;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The city's staff, and campaigns with money, for tests. */
@ApplicationScoped
public class Office {

    static final String IBAN = "IT60X0542811101000000123456";
    static final String OTHER_IBAN = "DE89370400440532013000";
    static final LocalDate DAY = LocalDate.of(2026, 1, 7);

    private final PersonService persons;
    private final Funding funding;
    private final AccountService accounts;
    private final PayoutService payouts;
    private final SettlementService settlements;
    private final LedgerService ledger;

    Office(
            PersonService persons,
            Funding funding,
            AccountService accounts,
            PayoutService payouts,
            SettlementService settlements,
            LedgerService ledger) {
        this.persons = persons;
        this.funding = funding;
        this.accounts = accounts;
        this.payouts = payouts;
        this.settlements = settlements;
        this.ledger = ledger;
    }

    public Person person(Role role) {
        var one = UUID.randomUUID();
        var subject = ByteBuffer.allocate(32)
                .putLong(one.getMostSignificantBits())
                .putLong(one.getLeastSignificantBits())
                .array();
        return new Person(persons.idOf(subject), Set.of(role), 2, Instant.now(), null, "");
    }

    /** Two gifts of 400 € each, settled; parts of 50 %. */
    public Funding.Made campaign() throws Exception {
        return campaign(new Gift(400, Card.GOOD), new Gift(400, Card.GOOD));
    }

    public Funding.Made campaign(Gift... gifts) throws Exception {
        var made = funding.collected(gifts);
        payouts.plan(
                made.campaign(),
                List.of(new Tranche(1, "Avvio", 5000, "Il contratto"), new Tranche(2, "Saldo", 5000, "Le fatture")),
                UUID.randomUUID(),
                person(Role.OFFICER));
        return made;
    }

    /** Entered, and confirmed by two. */
    public void account(UUID campaign, String iban) {
        accounts.enter(campaign, "Associazione Il Forno", iban, UUID.randomUUID(), person(Role.OFFICER));
        confirm(campaign);
        confirm(campaign);
    }

    public void confirm(UUID campaign) {
        accounts.confirm(campaign, accounts.of(campaign).orElseThrow().version(), person(Role.OFFICER));
    }

    public UUID request(UUID campaign, int position, long cents) {
        return payouts.request(
                campaign,
                new NewPayout(
                        position,
                        Money.ofCents(cents),
                        "Abbiamo firmato il contratto.",
                        "https://example.org/contratto.pdf",
                        UUID.randomUUID()),
                person(Role.OFFICER));
    }

    /** Whatever the provider has of the city, and what it kept, is on the treasury's account now. */
    public void settleAll() {
        settle(Source.BROUGHT, ledger.balance(Kind.CLEARING.of("sandbox")).posted());
        settle(Source.FEES_COVERED, ledger.balance(Kind.FEES.of("sandbox")).posted());
    }

    private void settle(Source source, long cents) {
        if (cents > 0) {
            settlements.record(
                    new NewSettlement(
                            source,
                            "sandbox",
                            Money.ofCents(cents),
                            "CRO " + UUID.randomUUID(),
                            DAY,
                            UUID.randomUUID()),
                    person(Role.OFFICER));
        }
    }
}
