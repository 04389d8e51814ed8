package it.broletto.identity;

import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** How sure we are of who acts. Asked on the server at every act that needs it: a token is no promise for later. */
@ApplicationScoped
public class Assurance {
    /** How long a login at level 2 is good for casting, pledging and paying out. */
    public static final Duration FRESH = Duration.ofMinutes(5);
    /** What a request for a step-up names (RFC 9470). */
    public static final String LEVEL_2 = "https://www.spid.gov.it/SpidL2";

    static final String LEVEL_1 = "https://www.spid.gov.it/SpidL1";

    private final Clock clock;

    Assurance(Clock clock) {
        this.clock = clock;
    }

    /**
     * Refuses with {@code LEVEL_TOO_LOW}, which {@code web} turns into a step-up, unless the person proved who they are
     * at level 2 or above in the last five minutes.
     */
    public void requireLevel2Fresh(Person person) {
        if (!isLevel2Fresh(person)) {
            throw new Refusal(Refusal.Reason.LEVEL_TOO_LOW);
        }
    }

    public boolean isLevel2Fresh(Person person) {
        return person.level() >= 2
                && !person.authenticatedAt().isBefore(clock.instant().minus(FRESH));
    }

    /** 1, 2 or 3 for a SPID class or the bare digit, 0 for anything else. */
    static int level(String acr) {
        if (acr == null) {
            return 0;
        }
        var digit = acr.toLowerCase(Locale.ROOT).replace("https://www.spid.gov.it/spidl", "");
        return digit.matches("[123]") ? Integer.parseInt(digit) : 0;
    }
}
