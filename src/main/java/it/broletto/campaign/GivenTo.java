package it.broletto.campaign;

import it.broletto.call.Receiver;
import java.util.List;

/**
 * Who receives what is given to a campaign, and how one may pay.
 *
 * @param rails those it opened with, the first one first; none where it only takes promises
 * @param resting those of them that the city has not got any more
 */
public record GivenTo(Receiver receiver, List<String> rails, List<String> resting) {}
