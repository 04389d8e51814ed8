package it.broletto.transfer;

import it.broletto.rail.Prepaid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Transfers that came for a pledge. */
@ApplicationScoped
@Transactional
class Arrivals implements Prepaid {

    private final Lines lines;

    Arrivals(Lines lines) {
        this.lines = lines;
    }

    @Override
    public boolean isHere(UUID pledge) {
        return lines.paying(pledge).isPresent();
    }

    @Override
    public boolean came(UUID pledge) {
        return lines.came(pledge);
    }
}
