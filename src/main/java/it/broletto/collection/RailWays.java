package it.broletto.collection;

import it.broletto.call.Paying;
import it.broletto.call.Receiver;
import it.broletto.call.Ways;
import it.broletto.rail.RailService;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which rails this city has, whom one may pay by them, and by which of them a campaign opens. */
@ApplicationScoped
class RailWays implements Ways {

    private final RailService rails;
    private final List<String> offered;

    /** @param offered by the city where no call says otherwise, the first one first */
    RailWays(RailService rails, @ConfigProperty(name = "broletto.campaign.rail") Optional<List<String>> offered) {
        this.rails = rails;
        this.offered = offered.orElse(List.of()).stream().map(String::strip).toList();
    }

    @Override
    public List<String> configured() {
        return rails.names();
    }

    @Override
    public List<String> fitting(Receiver receiver) {
        return receiver == Receiver.CITY ? rails.ofCity() : rails.ofPromoters();
    }

    @Override
    public List<String> usual(Receiver receiver) {
        var fitting = fitting(receiver);
        var usual = those(offered, fitting);
        if (!usual.isEmpty()) {
            return usual;
        }
        var others = fitting(receiver == Receiver.CITY ? Receiver.PROMOTER : Receiver.CITY);
        var own = fitting.stream().filter(rail -> !others.contains(rail)).toList();
        return own.isEmpty() ? fitting : own;
    }

    /** Who receives what is given by these rails, where no call says it. */
    Receiver receiver(List<String> of) {
        return of.stream()
                        .anyMatch(rail -> rails.ofCity().contains(rail)
                                && !rails.ofPromoters().contains(rail))
                ? Receiver.CITY
                : Receiver.PROMOTER;
    }

    /**
     * The rails of a campaign that opens now; none where it only takes promises. Refuses with {@code NO_RAIL} and the
     * names of those that would be needed, where there is none of them.
     *
     * @param paying what its call says; empty for a campaign in no call
     */
    List<String> atOpening(Optional<Paying> paying) {
        var wanted = paying.map(Paying::rails).filter(named -> !named.isEmpty()).orElse(offered);
        var there = those(wanted, paying.map(call -> fitting(call.receiver())).orElseGet(rails::names));
        if (there.isEmpty() && !wanted.isEmpty()) {
            throw new Refusal(Refusal.Reason.NO_RAIL, String.join(", ", wanted));
        }
        return there;
    }

    private static List<String> those(List<String> wanted, List<String> there) {
        return wanted.stream().filter(there::contains).toList();
    }
}
