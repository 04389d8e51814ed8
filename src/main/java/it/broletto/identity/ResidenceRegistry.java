package it.broletto.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Where people live, as the municipal register says. SPID's domicile is self-declared and no proof. */
public interface ResidenceRegistry {
    /**
     * @param district code of the district, as in the table {@code district}
     * @param asOf day of the register that says so
     */
    record Residence(String district, LocalDate asOf) {}

    /** Empty if the register does not know the person as a resident. */
    Optional<Residence> residenceOf(UUID person);

    default Optional<String> districtOf(UUID person) {
        return residenceOf(person).map(Residence::district);
    }
}
