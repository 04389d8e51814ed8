package it.broletto.home;

import it.broletto.picture.Outline;
import it.broletto.picture.Outlines;
import it.broletto.round.DistrictService;
import it.broletto.round.DistrictView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Draws maps with the city's districts; asks the database once a minute at most. */
@ApplicationScoped
class CityOutlines implements Outlines {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Known(List<DistrictView> districts, Instant at) {}

    private final DistrictService districts;
    private final Clock clock;
    private volatile Known known = new Known(List.of(), Instant.EPOCH);

    CityOutlines(DistrictService districts, Clock clock) {
        this.districts = districts;
        this.clock = clock;
    }

    @Override
    public List<Outline> all() {
        return districts().stream()
                .map(d -> new Outline(shortName(d), d.outline()))
                .toList();
    }

    /** Maps are small: "Municipio 4" is a 4. */
    private static String shortName(DistrictView district) {
        return district.name().replaceFirst("^Municipio\\s+(\\d+).*", "$1");
    }

    @Override
    public boolean simplified() {
        return districts().stream().anyMatch(DistrictView::simplified);
    }

    private List<DistrictView> districts() {
        if (known.at().plus(FRESH).isBefore(clock.instant())) {
            known = new Known(districts.all(), clock.instant());
        }
        return known.districts();
    }
}
