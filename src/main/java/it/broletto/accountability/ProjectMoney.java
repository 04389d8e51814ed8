package it.broletto.accountability;

import it.broletto.shared.Money;

/** What people voted for a project, what was committed to it and what was paid. */
public record ProjectMoney(Money voted, Money committed, Money paid) {

    public boolean overVoted() {
        return committed.compareTo(voted) > 0;
    }
}
