package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import it.broletto.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssuranceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final Assurance assurance = new Assurance(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"2,0", "2,300", "3,10"})
    void level2InTheLastFiveMinutesIsEnough(int level, long age) {
        assertDoesNotThrow(() -> assurance.requireLevel2Fresh(person(level, age)));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "0,0", "2,301", "3,3600"})
    void lessOrOlderIsRefused(int level, long age) {
        var refusal = assertThrows(Refusal.class, () -> assurance.requireLevel2Fresh(person(level, age)));
        assertEquals(Refusal.Reason.LEVEL_TOO_LOW, refusal.reason());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://www.spid.gov.it/SpidL1,1",
                "https://www.spid.gov.it/SpidL2,2",
                "https://www.spid.gov.it/SpidL3,3",
                "2,2",
                "0,0",
                "-,0",
                "gold,0",
                "https://www.spid.gov.it/SpidL4,0",
                "22,0"
            })
    void levelsAreReadFromTheToken(String acr, int level) {
        assertEquals(level, Assurance.level(acr));
    }

    @Test
    void aPersonDoesNotPrintTheirName() {
        assertEquals(false, person(2, 0).toString().contains("Mario"));
    }

    private static Person person(int level, long age) {
        return new Person(UUID.randomUUID(), Set.of(Role.CITIZEN), level, NOW.minusSeconds(age), null, "Mario Rossi");
    }
}
