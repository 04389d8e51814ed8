package it.broletto.identity;

import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import it.broletto.identity.LoginTicket.Way;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** The door: choose how to sign in, go to Keycloak, come back. */
@Path("/login")
@Produces(MediaType.TEXT_HTML)
@Blocking
class LoginPages {
    /** Only to be redirected to Keycloak, and to come back from it. */
    static final String GO = "/login/go";

    static final String CALLBACK = "/login/callback";
    /** Says who is signed in. */
    static final String ME = "/login/me";

    private static final String ANYBODY_SIGNED_IN = "**";

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance login(ReturnPath returnPath, boolean cie);

        static native TemplateInstance notSignedIn(ReturnPath returnPath);

        static native TemplateInstance levelTooLow(ReturnPath returnPath, boolean spid);

        static native TemplateInstance otherPerson(ReturnPath returnPath);

        static native TemplateInstance me(Person person, boolean fresh);

        private Templates() {}
    }

    private final CurrentPerson current;
    private final Assurance assurance;
    private final LoginTickets tickets;
    private final OidcSession session;
    private final Clock clock;
    private final boolean cie;

    LoginPages(
            CurrentPerson current,
            Assurance assurance,
            LoginTickets tickets,
            OidcSession session,
            Clock clock,
            @ConfigProperty(name = "broletto.login.cie", defaultValue = "false") boolean cie) {
        this.current = current;
        this.assurance = assurance;
        this.tickets = tickets;
        this.session = session;
        this.clock = clock;
        this.cie = cie;
    }

    @GET
    @PermitAll
    public TemplateInstance login(@RestQuery("return") String path) {
        return Templates.login(ReturnPath.of(path), cie);
    }

    @GET
    @Path("spid")
    @PermitAll
    public Response spid(@RestQuery("return") String path, @RestQuery int level, RoutingContext context) {
        return go(Way.SPID, level == 2 ? 2 : 1, null, path, context);
    }

    /** The electronic identity card, through the broker {@code cie}; always level 3 at the ministry, 2 here. */
    @GET
    @Path("cie")
    @PermitAll
    public Response cie(@RestQuery("return") String path, RoutingContext context) {
        return cie
                ? go(Way.CIE, 2, null, path, context)
                : see(ReturnPath.of(path).via("/login"));
    }

    /** Staff, and identities issued at the desk: password and one-time code. */
    @GET
    @Path("account")
    @PermitAll
    public Response account(@RestQuery("return") String path, RoutingContext context) {
        return go(Way.ACCOUNT, 2, null, path, context);
    }

    /** Ends with a GET of the return path, at level 2 since less than five minutes, as the same person. */
    @GET
    @Path("step-up")
    @PermitAll
    public Response stepUp(@RestQuery("return") String path, RoutingContext context) {
        var person = current.get();
        if (person.isEmpty()) {
            return see(ReturnPath.of(path).via("/login"));
        }
        if (assurance.isLevel2Fresh(person.get())) {
            return Response.seeOther(ReturnPath.of(path).uri()).build();
        }
        return go(way(), 2, person.get().id(), path, context);
    }

    /** The same as they came by: a citizen without a hint would land on the password form of staff. */
    private Way way() {
        var broker = current.broker().orElse("");
        return broker.isEmpty() ? Way.ACCOUNT : broker.equals("cie") ? Way.CIE : Way.SPID;
    }

    private Response go(Way way, int level, UUID expected, String path, RoutingContext context) {
        tickets.keep(new LoginTicket(way, level, expected, clock.instant(), ReturnPath.of(path)), context);
        return see(GO);
    }

    /** Whoever comes here is sent to Keycloak before (application.properties); nobody is signed in here. */
    @GET
    @Path("go")
    @RolesAllowed(ANYBODY_SIGNED_IN)
    public Response go() {
        return see("/");
    }

    @GET
    @Path("callback")
    @RolesAllowed(ANYBODY_SIGNED_IN)
    public Response callback(RoutingContext context) {
        var ticket = tickets.of(context);
        tickets.drop(context);
        if (ticket.isEmpty()) {
            return see("/");
        }
        var asked = ticket.get();
        var person = current.require();
        if (asked.isStepUp() && !asked.expected().equals(person.id())) {
            session.logout().await().indefinitely();
            return forbidden(Templates.otherPerson(asked.returnPath()));
        }
        if (person.level() < asked.level()) {
            return forbidden(Templates.levelTooLow(asked.returnPath(), asked.way() == Way.SPID));
        }
        return Response.seeOther(asked.returnPath().uri()).build();
    }

    private static Response forbidden(TemplateInstance page) {
        return Response.status(Response.Status.FORBIDDEN)
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    /** Where Quarkus leads when Keycloak says no, or when an answer of Keycloak came too late or twice. */
    @GET
    @Path("error")
    @PermitAll
    public TemplateInstance error(RoutingContext context) {
        var path = tickets.of(context).map(LoginTicket::returnPath).orElse(ReturnPath.of(null));
        tickets.drop(context);
        return Templates.notSignedIn(path);
    }

    @GET
    @Path("me")
    @RolesAllowed(ANYBODY_SIGNED_IN)
    public TemplateInstance me() {
        var person = current.require();
        return Templates.me(person, assurance.isLevel2Fresh(person));
    }

    private static Response see(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
