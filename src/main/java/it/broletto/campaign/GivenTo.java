package it.broletto.campaign;

import it.broletto.call.Receiver;
import java.util.List;

/**
 * Who receives what is given to a campaign, and how one may pay.
 *
 * @param rails those it opened with, the first one first; none where it only takes promises
 * @param resting those of them that the city has not got any more
 */
public record GivenTo(Receiver receiver, List<String> rails, List<String> resting) {

    private static final String TRANSFER = "transfer";
    private static final String NOTICE = "pagopa";

    public boolean city() {
        return receiver == Receiver.CITY;
    }

    /** Those that one may pay by now. */
    public List<String> open() {
        return rails.stream().filter(rail -> !resting.contains(rail)).toList();
    }

    /** Whether a card is shown at the promise and charged after the close. */
    public boolean card() {
        return rails.stream().anyMatch(rail -> !rail.equals(TRANSFER) && !rail.equals(NOTICE));
    }

    /** Whether backers may transfer the amount themselves, from the promise on. */
    public boolean transfer() {
        return rails.contains(TRANSFER);
    }

    /** Whether backers get a notice to pay after the close. */
    public boolean notice() {
        return rails.contains(NOTICE);
    }

    public boolean cardOnly() {
        return card() && !transfer() && !notice();
    }
}
