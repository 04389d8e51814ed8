package it.broletto.receipt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import it.broletto.call.Receiver;
import it.broletto.campaign.CampaignMoney;
import it.broletto.campaign.PledgeService;
import it.broletto.collection.GiftMoved;
import it.broletto.document.TaggedPdf;
import it.broletto.identity.TaxCode;
import it.broletto.shared.Refusal;
import it.broletto.shared.Sealed;
import it.broletto.shared.Text;
import it.broletto.shared.Time;
import it.broletto.web.City;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Receipts for gifts that stay, of the body that receives them. Everything is for the owner of a pledge alone: another person's is refused
 * with {@code NOT_FOUND}.
 */
@ApplicationScoped
@Transactional
public class ReceiptService {

    private static final int BATCH = 100;

    /** In whose name. */
    public record Named(String holder, String taxCode) {

        @Override
        public String toString() {
            return "somebody";
        }
    }

    private final Receipts receipts;
    private final PledgeService pledges;
    private final CampaignMoney money;
    private final Sealed sealed;
    private final City city;
    private final Clock clock;

    ReceiptService(
            Receipts receipts, PledgeService pledges, CampaignMoney money, Sealed sealed, City city, Clock clock) {
        this.receipts = receipts;
        this.pledges = pledges;
        this.money = money;
        this.sealed = sealed;
        this.city = city;
        this.clock = clock;
    }

    /** A person's receipts, newest first. */
    public List<ReceiptView> of(UUID person) {
        return receipts.of(person);
    }

    /** What a person asked for and waits for, the latest first. */
    public List<WaitingView> waiting(UUID person) {
        return receipts.waiting(person);
    }

    /** Receipts of a person that were issued in a year of Rome. */
    public List<ReceiptView> of(UUID person, int year) {
        return receipts.of(person, year);
    }

    /** Empty as long as there is none. */
    public Optional<ReceiptView> one(UUID pledge, UUID person) {
        pledges.own(pledge, person);
        return receipts.one(pledge, person);
    }

    /** In whose name the receipt of a pledge is wanted; empty if none is. */
    public Optional<Named> wish(UUID pledge, UUID person) {
        pledges.own(pledge, person);
        return receipts.lastWish(pledge).map(this::open);
    }

    /** In whose name a receipt was issued. */
    Named named(ReceiptView receipt) {
        return receipts.wishOf(receipt).map(this::open).orElseThrow();
    }

    /**
     * Wants a receipt in a name; it is issued at once if the gift has arrived, else when it does. Refuses with
     * {@code INVALID_INPUT} a name or tax code that cannot be, with {@code ALREADY_DONE} a pledge that has its receipt, with {@code INTENT_REUSED}
     * another name from the same form.
     *
     * @param holder 2 to 140 characters
     * @param typed codice fiscale of a person, or the eleven digits of a body
     */
    public void want(UUID pledge, String holder, String typed, UUID intent, UUID person) {
        pledges.own(pledge, person);
        var name = Text.line(holder);
        var code = TaxCode.parse(typed).orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_INPUT));
        if (Text.length(name) < 2
                || Text.length(name) > 140
                || !TaggedPdf.lacking(name).isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        receipts.lock(pledge);
        var same = receipts.wishBy(intent);
        if (same.isPresent()) {
            if (!same.get().pledge().equals(pledge) || !open(same.get()).equals(new Named(name, code))) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return;
        }
        if (receipts.one(pledge, person).isPresent()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        var version = receipts.lastWish(pledge).map(Receipts.Wish::version).orElse(0) + 1;
        write(pledge, version, name, code, intent);
        if (receipts.isDue(pledge)) {
            issue(pledge);
        }
    }

    /** Wants none after all. Refuses with {@code ALREADY_DONE} if it was issued: then the law wants it kept. */
    public void forget(UUID pledge, UUID person) {
        pledges.own(pledge, person);
        receipts.lock(pledge);
        if (receipts.one(pledge, person).isPresent()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        receipts.forget(pledge);
    }

    /** The gift went on: so does the wish for a receipt, for where it counts now; into the fund it stays with the gift. */
    void follow(@Observes GiftMoved moved) {
        receipts.lastWish(moved.pledge())
                .filter(wish -> moved.arrival() != null)
                .ifPresent(wish -> {
                    var named = open(wish);
                    write(moved.arrival(), 1, named.holder(), named.taxCode(), UUID.randomUUID());
                    receipts.forget(moved.pledge());
                });
    }

    private void write(UUID pledge, int version, String holder, String taxCode, UUID intent) {
        receipts.write(
                new Receipts.Wish(
                        pledge,
                        version,
                        sealed.seal(holder, place("holder", pledge, version)),
                        sealed.seal(taxCode, place("tax-code", pledge, version))),
                intent,
                clock.instant());
    }

    /**
     * Issues what is wanted and has arrived, each in a transaction of its own, as each holds the numbers of its issuer;
     * returns how many. Safe to run twice or at once.
     */
    public int issueDue() {
        var due = receipts.due(BATCH);
        due.forEach(pledge -> QuarkusTransaction.requiringNew().run(() -> {
            receipts.lock(pledge);
            if (receipts.isDue(pledge)) {
                issue(pledge);
            }
        }));
        return due.size();
    }

    /** Revokes receipts of gifts that went back; returns how many. */
    public int revokeDue() {
        return receipts.revokeDue(clock.instant());
    }

    private void issue(UUID pledge) {
        var now = clock.instant();
        receipts.issue(
                issuerOf(pledge),
                now.atZone(Time.ROME).getYear(),
                receipts.lastWish(pledge).orElseThrow(),
                now);
    }

    /** The body that receives the gift: who answers for the campaign, unless its call says that the city does. */
    private String issuerOf(UUID pledge) {
        return receipts.staysFor(pledge)
                .filter(campaign -> money.givenTo(campaign).receiver() == Receiver.PROMOTER)
                .flatMap(receipts::bodyOf)
                .orElseGet(city::taxCode);
    }

    private Named open(Receipts.Wish wish) {
        if (wish.holder().equals(Receipts.FORGOTTEN)) {
            return new Named("–", "–");
        }
        return new Named(
                sealed.open(wish.holder(), place("holder", wish.pledge(), wish.version()))
                        .orElseThrow(() -> new IllegalStateException("a name does not open")),
                sealed.open(wish.taxCode(), place("tax-code", wish.pledge(), wish.version()))
                        .orElseThrow(() -> new IllegalStateException("a tax code does not open")));
    }

    private static String place(String what, UUID pledge, int version) {
        return "receipt." + what + "/" + pledge + "/" + version;
    }
}
