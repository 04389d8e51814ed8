package it.broletto.campaign;

import it.broletto.shared.Money;
import java.util.UUID;

/**
 * What backers get back.
 *
 * @param stock how many there are; null = as many as are wanted
 * @param claimed how many pledges that stand named it
 */
public record ReturnView(
        UUID id, ReturnKind kind, String title, String body, Money minimum, Integer stock, int claimed) {

    public boolean limited() {
        return stock != null;
    }

    /** How many are left; 0 also where there is no limit: ask {@link #limited} first. */
    public int left() {
        return limited() ? stock - claimed : 0;
    }

    public boolean gone() {
        return limited() && claimed >= stock;
    }

    public boolean collective() {
        return kind == ReturnKind.COLLECTIVE;
    }
}
