package it.broletto.call;

import it.broletto.shared.Refusal;
import java.util.List;

/**
 * Who receives what is given to campaigns, and how one may pay.
 *
 * @param rails in the order in which they are offered, up to 10; none: the usual ones of the city that fit the receiver
 */
public record Paying(Receiver receiver, List<String> rails) {

    /** As campaigns were paid before calls said it. */
    public static final Paying USUAL = new Paying(Receiver.PROMOTER, List.of());

    /** @throws Refusal with {@code INVALID_INPUT} if something is out of its range */
    public Paying {
        rails = List.copyOf(rails);
        if (receiver == null
                || rails.size() > 10
                || rails.stream().distinct().count() < rails.size()
                || !rails.stream().allMatch(rail -> rail.matches("[a-z]{3,20}"))) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }
}
