package it.broletto.dev;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who lives in the demo city: those who can sign in, and a crowd of pseudonyms without names.
 *
 * @param known residents who can sign in, by codice fiscale
 */
record DemoPeople(Map<String, Resident> known, List<Resident> crowd, UUID councillor, UUID officer) {

    record Resident(UUID id, String district) {}

    /** As many as voted in the largest of the demo's rounds. */
    static final int CROWD = 18_000;

    static final String MARIO = "RSSMRA80A01F205X";
    static final String LUCIA = "VRDLCU85T50F205H";
    static final String GIULIA = "BNCGLI92E61F205T";
    static final String LUCA = "CLMLCU75C08F205J";
    static final String SOFIA = "FRRSFO09P54F205D";
    static final String MATTEO = "BRMMTT10B03F205G";
    static final String YOUSSEF = "LMRYSF90L19Z330S";
    static final String ELENA = "PPSLNE88S70Z129E";

    /** Where they live. Gennaro Esposito is not here: he lives in Naples. */
    private static final Map<String, String> DISTRICTS = new LinkedHashMap<>();

    static {
        DISTRICTS.put(MARIO, "M3");
        DISTRICTS.put(LUCIA, "M2");
        DISTRICTS.put(GIULIA, "M6");
        DISTRICTS.put(LUCA, "M9");
        DISTRICTS.put(SOFIA, "M4");
        DISTRICTS.put(MATTEO, "M5");
        DISTRICTS.put(YOUSSEF, "M2");
        DISTRICTS.put(ELENA, "M8");
    }

    /** Weights, roughly as the Municipi are populated. */
    private static final int[] WEIGHTS = {98, 152, 144, 156, 126, 151, 172, 190, 186};

    /** @param subjects keyed hash of a codice fiscale */
    static DemoPeople write(DemoBuild city, Function<String, byte[]> subjects) throws SQLException {
        var known = new LinkedHashMap<String, Resident>();
        var crowd = new ArrayList<Resident>(CROWD);
        var chance = city.chance();
        var today = city.days().day(0);
        var since = city.days().start(-1300);
        UUID councillor = chance.id();
        UUID officer = chance.id();
        try (var persons = city.rows("person (id, subject, created_at)");
                var residents = city.rows("resident (subject, district, as_of)")) {
            persons.add(councillor, chance.bytes(32), since);
            persons.add(officer, chance.bytes(32), since);
            for (var each : DISTRICTS.entrySet()) {
                var subject = subjects.apply(each.getKey());
                var resident = new Resident(chance.id(), each.getValue());
                persons.add(resident.id(), subject, since);
                residents.add(subject, resident.district(), today);
                known.put(each.getKey(), resident);
            }
            for (int i = 0; i < CROWD; i++) {
                var subject = chance.bytes(32);
                var resident = new Resident(chance.id(), district(chance));
                persons.add(resident.id(), subject, since);
                residents.add(subject, resident.district(), today);
                crowd.add(resident);
            }
        }
        return new DemoPeople(known, crowd, councillor, officer);
    }

    private static String district(DemoRandom chance) {
        var total = 0;
        for (var weight : WEIGHTS) {
            total += weight;
        }
        var drawn = chance.between(1, total);
        var district = 0;
        for (; drawn > WEIGHTS[district]; district++) {
            drawn -= WEIGHTS[district];
        }
        return "M" + (district + 1);
    }

    Resident anyone(DemoRandom chance) {
        return chance.of(crowd);
    }

    Resident named(String codiceFiscale) {
        return known.get(codiceFiscale);
    }
}
