package it.broletto.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;

/** Switches the language and returns to the page. */
@Path("/language")
class LanguagePages {

    @POST
    @PermitAll
    public Response choose(@RestForm String language, @RestForm String back) {
        var known = language != null && Language.CODES.contains(language) ? language : Language.CODES.get(0);
        return Response.seeOther(Answers.ownPath(back))
                .cookie(new NewCookie.Builder(Language.COOKIE)
                        .value(known)
                        .path("/")
                        .maxAge(365 * 24 * 3600)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }
}
