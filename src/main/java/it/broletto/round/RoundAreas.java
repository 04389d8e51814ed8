package it.broletto.round;

import it.broletto.round.RoundForm.AreaRow;
import it.broletto.web.Layout;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The parts of the city that a round's form offers: its districts, the city as a whole, and what the draft has. */
@ApplicationScoped
class RoundAreas {

    private final DistrictService districts;
    private final Layout layout;

    RoundAreas(DistrictService districts, Layout layout) {
        this.districts = districts;
        this.layout = layout;
    }

    /** @param draft null for a new round */
    List<AreaRow> rows(RoundView draft) {
        var rows = new ArrayList<AreaRow>();
        districts.all().forEach(d -> rows.add(new AreaRow(d.code(), d.name(), d.outline())));
        if (draft != null) {
            draft.areas().stream()
                    .filter(a -> !a.cityWide())
                    .filter(a -> rows.stream().noneMatch(r -> r.code().equals(a.code())))
                    .forEach(a -> rows.add(new AreaRow(a.code(), a.name(), a.outline())));
        }
        rows.add(
                new AreaRow(NewArea.CITY_WIDE, layout.words(RoundMessages.class).city_wide(), null));
        return rows;
    }
}
