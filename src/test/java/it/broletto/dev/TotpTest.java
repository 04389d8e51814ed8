package it.broletto.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {
    /** The test vectors of RFC 6238, appendix B, cut to six digits. */
    @Test
    void theCodesAreThoseOfTheStandard() {
        var secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertEquals("287082", Totp.code(secret, Instant.ofEpochSecond(59)));
        assertEquals("081804", Totp.code(secret, Instant.ofEpochSecond(1111111109)));
        assertEquals("353130", Totp.code(secret, Instant.ofEpochSecond(20000000000L)));
    }

    @Test
    void aCodeLivesThirtySeconds() {
        assertEquals(1, Totp.secondsLeft(Instant.ofEpochSecond(59)));
        assertEquals(30, Totp.secondsLeft(Instant.ofEpochSecond(60)));
    }
}
