package it.broletto.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** The one-time code that the demo accounts need now: what a telephone shows its owner. Never in production. */
@Path("/demo/otp")
@Produces(MediaType.TEXT_HTML)
@IfBuildProfile(anyOf = {"demo", "dev", "test"})
class OtpPages {
    @CheckedTemplate(basePath = "dev", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance otp(String code, long secondsLeft);

        private Templates() {}
    }

    private final Clock clock;

    OtpPages(Clock clock) {
        this.clock = clock;
    }

    @GET
    @PermitAll
    public TemplateInstance otp() {
        var now = clock.instant();
        return Templates.otp(Totp.demoCode(now), Totp.secondsLeft(now));
    }
}
