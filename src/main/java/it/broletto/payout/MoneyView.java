package it.broletto.payout;

import it.broletto.shared.Money;

/**
 * Where the money of a campaign is.
 *
 * @param promised that stood at the close, or stands now
 * @param collected that arrived, whatever became of it
 * @param open that is still being collected
 * @param dropped that could not be collected
 * @param givenBack to backers
 * @param goingBack on its way to backers
 * @param disputed that banks want back, undecided; part of what is in custody
 * @param lost in disputes
 * @param moved gone on to another campaign or to the fund, as backers wanted
 * @param custody kept for the campaign, what is disputed included
 * @param payable approved and not paid yet
 * @param paid to the beneficiary
 * @param claimed that the beneficiary has to give back
 */
public record MoneyView(
        Money promised,
        Money collected,
        Money open,
        Money dropped,
        long droppedPledges,
        Money givenBack,
        Money goingBack,
        Money disputed,
        Money lost,
        Money moved,
        Money custody,
        Money payable,
        Money paid,
        Money claimed) {}
