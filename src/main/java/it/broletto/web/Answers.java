package it.broletto.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answers that pages give beside a plain 200. */
public final class Answers {

    private Answers() {}

    /** 303 to a path of this site, so that reloading does not send the form again. */
    public static Response seeOther(String path) {
        return Response.seeOther(ownPath(path)).build();
    }

    /** 422: the form again, with what was typed and what is wrong. */
    public static Response invalid(TemplateInstance form) {
        return Response.status(422).entity(form).type(MediaType.TEXT_HTML_TYPE).build();
    }

    /** 409: the page again, with what was typed and what came in between. */
    public static Response conflict(TemplateInstance page) {
        return Response.status(409).entity(page).type(MediaType.TEXT_HTML_TYPE).build();
    }

    /**
     * A path of this site, or {@code /} if the text is anything else (another host, a scheme, {@code //host}).
     * Redirects to what a request asked for go through here.
     */
    public static URI ownPath(String path) {
        var local = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c <= ' ' || c > '~');
        try {
            return URI.create(local ? path : "/");
        } catch (IllegalArgumentException malformed) {
            return URI.create("/");
        }
    }
}
