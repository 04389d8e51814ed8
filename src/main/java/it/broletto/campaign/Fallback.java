package it.broletto.campaign;

import java.util.UUID;

/**
 * Where a backer wants the money to go if the campaign fails.
 *
 * @param other the other campaign; null unless the choice is {@code OTHER}
 */
public record Fallback(Choice choice, UUID other) {

    /** What a backer may choose. */
    public enum Choice {
        BACK,
        OTHER,
        FUND
    }

    public static final Fallback BACK = new Fallback(Choice.BACK, null);

    boolean fits(UUID campaign) {
        return (choice == Choice.OTHER) == (other != null) && !campaign.equals(other);
    }
}
