package it.broletto.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server on this computer that delivers nothing and keeps the latest mails. It listens on localhost only. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"demo", "test"})
public class MailSink {

    private static final int KEPT = 500;

    /**
     * A mail that arrived.
     *
     * @param to who the server was told to deliver it to
     * @param headers as they stand in the mail, a line each
     * @param raw all of it, as it came
     */
    public record Arrived(
            String to, String subject, String text, String html, List<String> headers, String raw, Instant at) {

        public String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final int port;
    private final Clock clock;
    private final Deque<Arrived> arrived = new ArrayDeque<>();
    private volatile String refusing = "";
    private SMTPServer server;

    MailSink(@ConfigProperty(name = "broletto.mail.port") int port, Clock clock) {
        this.port = port;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        start();
    }

    void end(@Observes ShutdownEvent ending) {
        stop();
    }

    public synchronized void start() {
        if (server == null) {
            server = SMTPServer.port(port)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("localhost")
                    .insertReceivedHeaders(false)
                    .messageHandler((context, from, to, data) -> accept(to, data))
                    .build();
            server.start();
        }
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** From now on it takes no mail for this address; empty: it takes all. */
    public void refuse(String address) {
        refusing = address;
    }

    /** The latest first. */
    public List<Arrived> all() {
        synchronized (arrived) {
            return List.copyOf(arrived);
        }
    }

    /** To one address, the latest first. */
    public List<Arrived> to(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private void accept(String to, byte[] data) throws RejectException {
        if (to.equals(refusing)) {
            throw new RejectException(550, "no mailbox " + to);
        }
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(data));
            var headers = Collections.list(message.getAllHeaders()).stream()
                    .map(Header.class::cast)
                    .map(header -> header.getName() + ": " + header.getValue())
                    .collect(Collectors.toList());
            var mail = new Arrived(
                    to,
                    message.getSubject(),
                    part(message, "text/plain"),
                    part(message, "text/html"),
                    headers,
                    new String(data, StandardCharsets.ISO_8859_1),
                    clock.instant());
            synchronized (arrived) {
                arrived.addFirst(mail);
                while (arrived.size() > KEPT) {
                    arrived.removeLast();
                }
            }
        } catch (MessagingException | IOException e) {
            throw new RejectException(554, "not a mail");
        }
    }

    /** The first part of a type, decoded; empty if there is none. */
    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var at = 0; at < parts.getCount(); at++) {
                var found = part(parts.getBodyPart(at), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
