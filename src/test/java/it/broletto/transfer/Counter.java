package it.broletto.transfer;

import it.broletto.identity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The bank's side and the office's, for tests of others: backers say who pays, statements are read, credits are decided on. */
@ApplicationScoped
public class Counter {

    /** In whose name accounts of backers are. */
    public static final String PAYER = "Mario Rossi";

    private final PayerService payers;
    private final Calls calls;
    private final Importer importer;
    private final SuspenseService suspense;

    Counter(PayerService payers, Calls calls, Importer importer, SuspenseService suspense) {
        this.payers = payers;
        this.calls = calls;
        this.importer = importer;
        this.suspense = suspense;
    }

    /** A backer says who pays; returns the reference to write on the transfer. */
    public String name(UUID pledge) {
        payers.name(pledge, PAYER);
        return calls.reference(pledge).orElseThrow().text();
    }

    /** A right reference that was given to nobody. */
    public static String unknown(int number) {
        return Reference.of(Reference.Use.PLEDGE, 900_000_000L + number).text();
    }

    /** How many movements of a statement were new. */
    public int read(Bank bank, Person by) {
        try {
            return importer.read(bank.camt(), by).fresh();
        } catch (WrongFile wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** What came of it, by its name. */
    public String assign(UUID line, String reference, Person by) {
        return suspense.assign(line, reference, by).name();
    }

    /** What came of it, by its name. */
    public String confirm(UUID line, Person by) {
        return suspense.confirm(line, by).name();
    }

    public void reject(UUID line, Person by) {
        suspense.reject(line, by);
    }

    public void giveBack(UUID line, Person by) {
        suspense.giveBack(line, by);
    }

    public void nameIban(UUID line, Person by) {
        suspense.nameIban(line, PAYER, Bank.THEIRS, by);
    }

    public void confirmIban(UUID line, Person by) {
        suspense.confirmIban(line, by);
    }

    /** What is kept for pledges that are not collected after all goes back. Refuses nothing. */
    public void release() {
        for (var some = suspense.toRelease(); !some.isEmpty(); some = suspense.toRelease()) {
            some.forEach(suspense::release);
        }
    }
}
