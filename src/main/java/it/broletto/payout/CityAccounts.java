package it.broletto.payout;

import it.broletto.campaign.CampaignMoney;
import it.broletto.shared.Iban;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The city's own accounts, as its configuration names them: what the city receives goes nowhere else. */
@ApplicationScoped
class CityAccounts {

    private final CampaignMoney money;
    private final Set<String> ibans;

    CityAccounts(
            CampaignMoney money,
            @ConfigProperty(name = "broletto.treasury.iban") Optional<String> treasury,
            @ConfigProperty(name = "broletto.treasury.accounts") Optional<List<String>> others) {
        this.money = money;
        this.ibans = Stream.concat(treasury.stream(), others.stream().flatMap(List::stream))
                .map(typed -> Iban.parse(typed)
                        .orElseThrow(() -> new IllegalStateException("an account of the treasury is no IBAN"))
                        .value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses with {@code NOT_THE_CITYS} another account for a campaign whose call says that the city receives. */
    void require(UUID campaign, String iban) {
        if (money.givenTo(campaign).city() && !ibans.contains(iban)) {
            throw new Refusal(Refusal.Reason.NOT_THE_CITYS);
        }
    }
}
