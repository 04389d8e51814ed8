package it.broletto.receipt;

import it.broletto.shared.Money;
import java.util.UUID;

/** A receipt that was asked for and comes once its campaign is funded and its gift is there. */
public record WaitingView(UUID pledge, String campaign, Money amount) {}
