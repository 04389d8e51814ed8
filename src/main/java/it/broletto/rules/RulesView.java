package it.broletto.rules;

import it.broletto.tally.RuleSheet;
import java.time.Instant;
import java.util.UUID;

/**
 * The rule sheet of a round as others see it.
 *
 * @param rules until the seal without the lot, which comes last in its ties
 * @param json the canonical form whose UTF-8 bytes have the hash {@code sha256}
 * @param commitment SHA-256 of the seed, lower-case hex; null until the round is published and for what was counted
 *     without a lot
 * @param seed 32 bytes in lower-case hex; null until the sheet is sealed
 * @param draw the public draw that goes into the lot: which one, when; null for none
 * @param drawn what came of it; null for nothing yet
 * @param chosen whether somebody chose; otherwise these are the usual rules
 * @param sealedAt null while it may change
 */
public record RulesView(
        UUID round,
        RuleSheet rules,
        String json,
        String sha256,
        String commitment,
        String seed,
        String draw,
        Instant drawNamedAt,
        String drawn,
        Instant drawnAt,
        boolean chosen,
        Instant sealedAt,
        int version) {

    public boolean sealed() {
        return sealedAt != null;
    }
}
