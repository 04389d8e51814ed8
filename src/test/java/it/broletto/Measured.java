package it.broletto;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** How long something takes, for measures that are no tests of a build. */
public final class Measured {

    public interface Act {
        Object run() throws Exception;
    }

    private Measured() {}

    /** Milliseconds until a page is read whole, over HTTP: the median of 21, after ten. */
    public static double page(String address) throws Exception {
        return millis(
                () -> given().get(address).then().statusCode(200).extract().asByteArray());
    }

    /** Milliseconds until a page is read whole for the first time after something changed: the median of 21, after ten. */
    public static double pageAfter(Act change, String address) throws Exception {
        var times = new double[21];
        for (var run = -10; run < times.length; run++) {
            change.run();
            var began = System.nanoTime();
            given().get(address).then().statusCode(200).extract().asByteArray();
            if (run >= 0) {
                times[run] = seconds(began) * 1_000;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** Milliseconds: the median of 21, after ten. */
    public static double millis(Act act) throws Exception {
        var times = new double[21];
        for (var run = -10; run < times.length; run++) {
            var began = System.nanoTime();
            act.run();
            if (run >= 0) {
                times[run] = seconds(began) * 1_000;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** @param began {@link System#nanoTime} */
    public static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Reads a long answer into a file; says how long it took, and how much memory was in use before and in its midst. */
    public static String stream(String address, Path into) throws IOException, InterruptedException {
        var idle = live();
        var began = System.nanoTime();
        var most = 0L;
        var bytes = 0L;
        var request = HttpRequest.newBuilder(URI.create(EmbeddedServices.applicationUrl() + address))
                .build();
        try (var in = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                var out = Files.newOutputStream(into)) {
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                bytes += read;
                if (most == 0 && bytes > 5_000_000) {
                    most = live();
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "`%s` streamed %,d bytes in %.1f s; live heap %d MB before, %d MB after 5 MB%n",
                address,
                bytes,
                seconds(began),
                idle >> 20,
                most >> 20);
    }

    private static long live() {
        System.gc();
        var memory = Runtime.getRuntime();
        return memory.totalMemory() - memory.freeMemory();
    }
}
