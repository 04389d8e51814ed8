package it.broletto.rail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests to a provider: whatever leaves it open whether they were done is one kind of failure. */
public final class Wire {

    private static final int BROKEN = 500;

    private final HttpClient client;

    /** @param patience for a connection */
    public Wire(Duration patience) {
        client = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /** Throws {@link UncheckedIOException} if no answer came in the request's time, or one that says nothing: 500 and above. */
    public HttpResponse<byte[]> send(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= BROKEN) {
                throw silent(response);
            }
            return response;
        } catch (IOException silent) {
            throw new UncheckedIOException(silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped while it waited for an answer"));
        }
    }

    /** An answer that was not foreseen leaves it open whether anything was done. */
    public static UncheckedIOException silent(HttpResponse<byte[]> response) {
        return new UncheckedIOException(new IOException("status " + response.statusCode()));
    }
}
