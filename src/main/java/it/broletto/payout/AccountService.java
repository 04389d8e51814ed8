package it.broletto.payout;

import it.broletto.audit.AuditService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.shared.Iban;
import it.broletto.shared.Refusal;
import it.broletto.shared.Sealed;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The account that a campaign's money is paid to: entered by its promoter or an officer, confirmed by two persons of the
 * staff who did not enter it. A change takes back what was approved, and rests before anything is paid to it.
 */
@ApplicationScoped
@Transactional
public class AccountService {

    /** Name and IBAN, opened for those who have to compare or pay. */
    public record Opened(String holder, String iban) {

        @Override
        public String toString() {
            return "an account";
        }
    }

    private final Accounts accounts;
    private final PayoutService payouts;
    private final CityAccounts city;
    private final Promoters promoters;
    private final Sealed sealed;
    private final AuditService audit;
    private final Clock clock;
    private final Duration cooling;

    AccountService(
            Accounts accounts,
            PayoutService payouts,
            CityAccounts city,
            Promoters promoters,
            Sealed sealed,
            AuditService audit,
            Clock clock,
            @ConfigProperty(name = "broletto.payout.cooling") Duration cooling) {
        this.accounts = accounts;
        this.payouts = payouts;
        this.city = city;
        this.promoters = promoters;
        this.sealed = sealed;
        this.audit = audit;
        this.clock = clock;
        this.cooling = cooling;
    }

    public Optional<AccountView> of(UUID campaign) {
        return accounts.last(campaign);
    }

    /**
     * Enters an account or changes it. Refuses with {@code NOT_ALLOWED} whoever is neither promoter nor officer, with
     * {@code INVALID_INPUT} a wrong IBAN or name, with {@code NOT_THE_CITYS} another's account where the city receives, with
     * {@code INTENT_REUSED} another account from the same form.
     *
     * @param holder 2 to 140 characters
     */
    public void enter(UUID campaign, String holder, String typed, UUID intent, Person by) {
        promoters.require(campaign, by);
        var name = Text.line(holder);
        var iban = Iban.parse(typed).orElseThrow(() -> new Refusal(Refusal.Reason.INVALID_INPUT));
        if (Text.length(name) < 2 || Text.length(name) > 140) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        city.require(campaign, iban.value());
        accounts.lock(campaign);
        var before = accounts.byIntent(intent);
        if (before.isPresent()) {
            requireSame(before.get(), campaign, name, iban);
            return;
        }
        payouts.takeBackAll(campaign, "È cambiato il conto su cui si paga", by);
        var version = accounts.last(campaign).map(AccountView::version).orElse(0) + 1;
        var now = clock.instant();
        accounts.write(
                new Accounts.Secret(
                        campaign,
                        version,
                        sealed.seal(name, place("holder", campaign, version)),
                        sealed.seal(iban.value(), place("iban", campaign, version))),
                iban,
                by.id(),
                now,
                version == 1 ? now : now.plus(cooling),
                intent);
        audit.record(by, "payout.account-entered", campaign, null, iban.toString());
    }

    /**
     * Says that the last account is the beneficiary's. Refuses with {@code NOT_ALLOWED} whoever is not officer or
     * administrator, with {@code SAME_PERSON} who entered it or applied for the campaign, with {@code STALE_FORM} another
     * version, and with {@code NOT_THE_CITYS} as {@link #enter}; again is the same answer.
     */
    public void confirm(UUID campaign, int version, Person by) {
        requireStaff(by);
        accounts.lock(campaign);
        var account = accounts.last(campaign).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        if (account.version() != version) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        if (account.confirmedBy().contains(by.id())) {
            return;
        }
        if (account.enteredBy().equals(by.id()) || promoters.isPromoter(campaign, by.id())) {
            throw new Refusal(Refusal.Reason.SAME_PERSON);
        }
        if (account.confirmed()) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        city.require(
                campaign, open(accounts.secret(campaign, version).orElseThrow()).iban());
        accounts.confirm(campaign, version, by.id(), clock.instant());
        audit.record(by, "payout.account-confirmed", campaign, null, account.shown());
    }

    /** What two persons compare, and the bank needs. Refuses with {@code NOT_ALLOWED} whoever is not officer or administrator. */
    public Opened open(UUID campaign, Person by) {
        requireStaff(by);
        var version = accounts.last(campaign)
                .map(AccountView::version)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        return open(accounts.secret(campaign, version).orElseThrow());
    }

    private Opened open(Accounts.Secret secret) {
        return new Opened(
                sealed.open(secret.holder(), place("holder", secret.campaign(), secret.version()))
                        .orElseThrow(() -> new IllegalStateException("a name does not open")),
                sealed.open(secret.iban(), place("iban", secret.campaign(), secret.version()))
                        .orElseThrow(() -> new IllegalStateException("an IBAN does not open")));
    }

    private void requireSame(Accounts.Secret made, UUID campaign, String holder, Iban iban) {
        if (!made.campaign().equals(campaign) || !open(made).equals(new Opened(holder, iban.value()))) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
    }

    private static String place(String what, UUID campaign, int version) {
        return "account." + what + "/" + campaign + "/" + version;
    }

    static void requireStaff(Person by) {
        if (!by.is(Role.OFFICER) && !by.is(Role.ADMINISTRATOR)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
    }
}
