package it.broletto.picture;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Pictures with an address of their own. */
@Path("/")
class PicturePages {

    private static final String SVG = "image/svg+xml;charset=UTF-8";

    private final CityMap map;

    PicturePages(CityMap map) {
        this.map = map;
    }

    /** Cacheable for a year: a seed never changes its picture. */
    @GET
    @Path("patterns/{seed: [A-Za-z0-9_-]{1,64}}.svg")
    @PermitAll
    public Response pattern(@RestPath String seed, @RestQuery String category) {
        return Response.ok(Pattern.svg(seed, category == null ? "OTHER" : category), SVG)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }

    /** The city with, if given, the chosen point. */
    @GET
    @Path("city-map.svg")
    @PermitAll
    public Response cityMap(@RestQuery String lat, @RestQuery String lon) {
        return Response.ok(map.svg(map.read(lat, lon)), SVG)
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
