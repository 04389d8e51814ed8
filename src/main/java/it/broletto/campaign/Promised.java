package it.broletto.campaign;

import it.broletto.shared.Money;

/** The promises that stand for one campaign, and by how many people. */
record Promised(Money amount, long backers) {

    static final Promised NOTHING = new Promised(Money.ZERO, 0);
}
