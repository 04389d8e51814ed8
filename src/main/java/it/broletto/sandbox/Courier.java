package it.broletto.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.scheduler.Scheduled;
import it.broletto.rail.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Brings the provider's messages to the city, until they are taken: at least once, in no certain order. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"demo", "dev", "test"})
class Courier {

    private static final int OK = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MessageService messages;
    private final SandboxSettings settings;
    private final Signature signatures;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Courier(MessageService messages, SandboxSettings settings, Clock clock) {
        this.messages = messages;
        this.settings = settings;
        this.signatures = new Signature(settings.secrets());
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliver() throws InterruptedException {
        var due = messages.claim();
        while (!due.isEmpty()) {
            for (var message : due) {
                if (isTaken(message.body().getBytes(StandardCharsets.UTF_8))) {
                    messages.delivered(message);
                }
            }
            due = messages.claim();
        }
    }

    private boolean isTaken(byte[] body) throws InterruptedException {
        var request = HttpRequest.newBuilder(settings.city().resolve("/api/v1/rails/sandbox/events"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Broletto-Signature", signatures.sign(body, clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < OK;
        } catch (IOException nobodyThere) {
            return false;
        }
    }
}
