package it.broletto.share;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SharePagesTest {

    @Inject
    Town town;

    @Inject
    PledgeService pledges;

    @Test
    void theEmbedAloneMayBeFramedAndHoldsNoScriptAndNoCookie() {
        var slug = town.liveCampaign();
        var embed = given().get("/campaigns/" + slug + "/embed")
                .then()
                .statusCode(200)
                .body(
                        containsString("Un forno di quartiere"),
                        not(containsString("<script")),
                        not(containsString("<form")))
                .extract();
        assertEquals(1, embed.headers().getValues("Content-Security-Policy").size());
        assertTrue(embed.header("Content-Security-Policy").contains("frame-ancestors *"));
        assertTrue(embed.header("Vary").contains("Accept-Language"), "it is kept for a minute, in one language each");
        assertTrue(embed.cookies().isEmpty());
        for (var other : new String[] {"/campaigns/" + slug, "/campaigns/" + slug + "/share", "/"}) {
            assertTrue(given().get(other).header("Content-Security-Policy").contains("frame-ancestors 'none'"), other);
        }
        given().get("/campaigns/nessuna/embed").then().statusCode(404);
    }

    @Test
    void thePictureIsDrawnOnceAndAgainWhenSomethingChanged() throws IOException {
        var slug = town.liveCampaign();
        var path = "/campaigns/" + slug + "/share.png";
        var first = given().get(path)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract();
        var image = ImageIO.read(new ByteArrayInputStream(first.asByteArray()));
        assertEquals(1200, image.getWidth());
        assertEquals(630, image.getHeight());
        assertArrayEquals(first.asByteArray(), given().get(path).asByteArray());
        given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304);
        pledges.pledge(slug, Town.pledge(100), town.backer());
        var second = given().get(path);
        assertFalse(first.header("ETag").equals(second.header("ETag")));
        assertFalse(java.util.Arrays.equals(first.asByteArray(), second.asByteArray()));
        given().get("/campaigns/" + slug)
                .then()
                .body(containsString("og:image\" content=\"http"), containsString(path));
    }

    @Test
    void theLinesToCopyAreEscapedAndWhole() {
        var slug = town.liveCampaign();
        given().get("/campaigns/" + slug + "/share")
                .then()
                .statusCode(200)
                .body(containsString("&lt;iframe src=\"http"), containsString("/campaigns/" + slug + "/embed\""));
    }
}
