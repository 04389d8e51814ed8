package it.broletto.call;

import it.broletto.shared.Refusal;
import java.util.List;

/** The rails of this city. Implemented by whoever knows them. */
public interface Ways {

    /** All that are configured, in the city's order. */
    List<String> configured();

    /** Those of them by which this receiver may be paid. */
    List<String> fitting(Receiver receiver);

    /** What is right for a receiver if nobody chooses: what the city usually offers, else what is made for them. */
    List<String> usual(Receiver receiver);

    /** Refuses a rail that is not configured or does not fit the receiver with {@code RAIL_UNFIT} and its name. */
    default void require(Paying paying) {
        var fitting = fitting(paying.receiver());
        paying.rails().stream()
                .filter(rail -> !fitting.contains(rail))
                .findFirst()
                .ifPresent(rail -> {
                    throw new Refusal(Refusal.Reason.RAIL_UNFIT, rail);
                });
    }
}
