package it.broletto.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The city's districts. Rounds copy them into their areas, so that history stays as it was. */
@ApplicationScoped
@Transactional
public class DistrictService {

    private final Districts districts;

    DistrictService(Districts districts) {
        this.districts = districts;
    }

    /** In the city's order; at most 500. */
    public List<DistrictView> all() {
        return districts.inOrder().stream().map(District::view).toList();
    }

    /** Adds a district, or replaces the one with the same code. */
    public void put(DistrictView district) {
        districts.getEntityManager().merge(new District(district));
    }
}
