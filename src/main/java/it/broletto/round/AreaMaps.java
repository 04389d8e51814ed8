package it.broletto.round;

import it.broletto.picture.AreaMap;
import it.broletto.picture.Marker;
import it.broletto.picture.Outline;
import it.broletto.picture.Outlines;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Maps of a round's areas. */
@ApplicationScoped
public class AreaMaps {

    private final Outlines city;

    AreaMaps(Outlines city) {
        this.city = city;
    }

    /** Where the money of a round goes; an area leads to its proposals. Null if no area has an outline. */
    AreaMap ofBudgets(RoundView round, Layout layout) {
        return of(
                        round,
                        layout.words(RoundMessages.class).budget_by_area(),
                        area -> round.publishedAt() == null || round.source() != Source.HERE
                                ? ""
                                : "/rounds/" + round.slug() + "/proposals?area=" + area.code(),
                        null,
                        List.of())
                .orElse(null);
    }

    /**
     * @param href where a click on an area leads; empty text for nowhere
     * @param on the area the page speaks of; null for none
     * @return empty if no area of the round has an outline and there is no place to show
     */
    public Optional<AreaMap> of(
            RoundView round, String title, Function<AreaView, String> href, UUID on, List<Marker> places) {
        var outlines = round.areas().stream()
                .filter(a -> a.outline() != null)
                .map(a -> new Outline(shortName(a), a.outline(), href.apply(a), a.id().equals(on)))
                .toList();
        return outlines.isEmpty() && places.isEmpty()
                ? Optional.empty()
                : Optional.of(new AreaMap(title, outlines, places, city.simplified()));
    }

    /** Maps are small: "Municipio 4" is a 4. */
    private static String shortName(AreaView area) {
        return area.name().replaceFirst("^Municipio\\s+(\\d+).*", "$1");
    }
}
