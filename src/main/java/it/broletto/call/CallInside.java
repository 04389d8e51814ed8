package it.broletto.call;

import it.broletto.ledger.EnvelopeService.Envelope;
import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.shared.Money;
import java.util.List;

/**
 * What is in a call.
 *
 * @param all what its campaigns have in each stage of the envelope, together
 * @param beside what of that is not a match: what the city gives as first backer
 * @param campaigns the latest to come in first
 */
record CallInside(Envelope envelope, Grant all, Money beside, List<One> campaigns) {

    /** @param decision null before it */
    record One(Backed.One campaign, Admission admission, Decision decision) {}
}
