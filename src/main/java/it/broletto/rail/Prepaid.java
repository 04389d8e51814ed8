package it.broletto.rail;

import java.util.UUID;

/** Money that backers send before it is asked for, in whatever transaction the caller is. */
public interface Prepaid {

    /** Whether the money of a pledge is here, kept for its collection or collected. */
    boolean isHere(UUID pledge);

    /** Whether money came for a pledge, wherever it is now. */
    boolean came(UUID pledge);
}
