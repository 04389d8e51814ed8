package it.broletto.payout;

import it.broletto.audit.AuditService;
import it.broletto.campaign.CampaignService;
import it.broletto.document.TransferFile;
import it.broletto.document.TransferFile.Payer;
import it.broletto.document.TransferFile.Transfer;
import it.broletto.identity.Person;
import it.broletto.shared.Iban;
import it.broletto.shared.Refusal;
import it.broletto.shared.Time;
import it.broletto.web.City;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The approved payouts as a file that the treasury's bank takes. */
@ApplicationScoped
@Transactional
public class TransferService {

    private static final int MOST = 1_000;

    private final Payouts payouts;
    private final AccountService accounts;
    private final CampaignService campaigns;
    private final AuditService audit;
    private final City city;
    private final Clock clock;
    private final Optional<Iban> treasury;

    TransferService(
            Payouts payouts,
            AccountService accounts,
            CampaignService campaigns,
            AuditService audit,
            City city,
            Clock clock,
            @ConfigProperty(name = "broletto.treasury.iban") Optional<String> treasury) {
        this.payouts = payouts;
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
        this.treasury = treasury.map(typed ->
                Iban.parse(typed).orElseThrow(() -> new IllegalStateException("broletto.treasury.iban is no IBAN")));
    }

    /** Whether the city's own account is set. */
    public boolean isPossible() {
        return treasury.isPresent();
    }

    /**
     * What is approved and in no file yet, at most 1,000: a bank that gets a transfer in two files pays twice. Refuses with
     * {@code NOT_ALLOWED} whoever is not officer or administrator, with {@code NOT_FOUND} if there is none.
     */
    public String file(Person by) {
        AccountService.requireStaff(by);
        var approved = payouts.unfiled(MOST);
        var text = file(approved, by);
        payouts.writeFile(UUID.randomUUID(), approved, by.id(), clock.instant());
        return text;
    }

    /** The same file once more, without what was paid or taken back since. Refuses as {@link #file}. */
    public String again(UUID file, Person by) {
        AccountService.requireStaff(by);
        return file(payouts.filed(file, MOST), by);
    }

    /** Files that hold what is not paid yet, the latest first, at most 20. */
    public List<BankFile> files() {
        return payouts.files(20);
    }

    /** Whether anything is approved and in no file yet. */
    public boolean isAnythingNew() {
        return payouts.anyUnfiled();
    }

    private String file(List<Payouts.Approved> approved, Person by) {
        if (approved.isEmpty() || treasury.isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        var cards = campaigns.byIds(
                approved.stream().map(Payouts.Approved::campaign).collect(Collectors.toSet()));
        var transfers = approved.stream()
                .map(one -> {
                    var account = accounts.open(one.campaign(), by);
                    return new Transfer(
                            Transfer.name(one.payout(), one.number()),
                            one.amount(),
                            account.holder(),
                            account.iban(),
                            one.position() + " - " + cards.get(one.campaign()).title());
                })
                .toList();
        approved.forEach(one -> audit.record(
                by, "payout.exported", one.campaign(), null, one.amount().decimal() + " EUR"));
        return TransferFile.of(
                transfers,
                new Payer(city.name(), treasury.get().value()),
                LocalDate.now(clock.withZone(Time.ROME)),
                clock.instant());
    }
}
