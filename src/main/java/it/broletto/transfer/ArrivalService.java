package it.broletto.transfer;

import it.broletto.rail.Prepaid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Transfers that came for a pledge. */
@ApplicationScoped
@Transactional
class ArrivalService implements Prepaid {

    private final Lines lines;

    ArrivalService(Lines lines) {
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
