package it.broletto;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Town;
import it.broletto.dev.MailSink;
import it.broletto.notice.Post;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/**
 * I18: who a backer is that wants to be anonymous, and what they were called before, stands nowhere. Walks every GET
 * endpoint of the application that it can fill in, and from there every link, as nobody, as another citizen and as
 * staff; reads pages, JSON, CSV, feeds and PDF, the log and the mails. It knows no page by name: a new one is walked too.
 */
@QuarkusTest
class AnonymityTest {

    private static final int PAGES_EACH = 500;
    /** Of pages that differ only in what they are about, and are not about this campaign. */
    private static final int OF_ONE_SHAPE = 3;

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final String BACKER = TestPerson.codiceFiscale(16_913);
    private static final String EARLIER = "Ildegarda Nomediprima";
    private static final String SAID = "Parole ritirate da Ildegarda";
    private static final String UNREADABLE = "a PDF whose text cannot be read";
    private static final String NEVER = "Nome Maimostrato";
    private static final String ADDRESS = "ildegarda.segreta@posta.example.it";
    private static final String GUEST = "ospite.nascosto@posta.example.it";

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    MailSink sink;

    @Inject
    Post post;

    private final List<String> logged = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Set<String> known = new TreeSet<>();
    private String slug;

    @Test
    void anAnonymousBackersNameOccursNowhere() throws Exception {
        var listening = listen();
        try {
            live();
            var found = new ArrayList<String>();
            var walked = 0;
            for (var visitor : new String[] {
                null,
                TestPerson.citizen(TestPerson.codiceFiscale(16_914)),
                TestPerson.staff("officer"),
                TestPerson.staff("auditor"),
                TestPerson.staff("administrator")
            }) {
                walked += walk(visitor, found);
            }
            check("the log", String.join("\n", logged), found);
            for (var line : mails().split("\n")) {
                check("a mail, in “" + line + "”,", line, found);
            }
            assertEquals(List.of(), found);
            var pages = walked;
            assertTrue(pages > 300, () -> "only " + pages + " pages were walked");
            assertTrue(logged.size() > 0, "the log was read");
        } finally {
            Logger.getLogger("").removeHandler(listening);
        }
    }

    /** The backer was named, then took the name and the words away; pledged a second time without; asked. */
    private void live() {
        slug = town.liveCampaign();
        var path = "/campaigns/" + slug;
        var own = post(
                path + "/pledges",
                "amount",
                "25",
                "naming",
                "named",
                "publicName",
                EARLIER,
                "message",
                SAID,
                "email",
                ADDRESS,
                "updates",
                "true");
        assertEquals(303, own.statusCode());
        var pledge = own.header("Location").replaceAll("^https?://[^/]+", "");
        assertTrue(given().get(path).asString().contains(EARLIER), "until then the name is shown");
        assertEquals(
                303,
                post(pledge + "/naming", "naming", "anonymous", "publicName", EARLIER)
                        .statusCode());
        assertEquals(
                303,
                post(path + "/pledges", "amount", "50", "naming", "anonymous", "publicName", NEVER)
                        .statusCode());
        given().redirects()
                .follow(false)
                .formParam("intent", UUID.randomUUID())
                .formParam("amount", "10")
                .formParam("naming", "anonymous")
                .formParam("by", "mail")
                .formParam("email", GUEST)
                .post(path + "/pledges")
                .then()
                .statusCode(303);
        post.send();
        given().redirects()
                .follow(false)
                .post(Post.paths(sink.to(GUEST).get(0)).get(0))
                .then()
                .statusCode(303);
        post(path + "/questions", "words", "Il forno è per tutti?");
        var officer = TestPerson.staff("officer");
        var waiting = given().header(TestPerson.HEADER, officer)
                .get(path + "/questions")
                .asString();
        var question = Pattern.compile(path + "/questions/" + UUIDS.pattern()).matcher(waiting);
        assertTrue(question.find());
        given().header(TestPerson.HEADER, officer)
                .formParam("answer", "Per tutti.")
                .post(question.group() + "/answer");
        known.add(slug);
        known.add(campaigns.bySlug(slug).card().id().toString());
        known.add(pledge.substring(pledge.lastIndexOf('/') + 1));
    }

    private static Response post(String path, String... fields) {
        var request = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TestPerson.HEADER, TestPerson.citizen(BACKER))
                .formParam("intent", UUID.randomUUID());
        for (int i = 0; i < fields.length; i += 2) {
            request.formParam(fields[i], fields[i + 1]);
        }
        return request.post(path);
    }

    private int walk(String visitor, List<String> found) {
        var waiting = new ArrayDeque<String>();
        var seen = new HashSet<String>();
        var shapes = new HashMap<String, Integer>();
        Stream.concat(
                        Stream.of("/campaigns/" + slug, "/", "/sitemap.xml", "/q/openapi?format=json"),
                        endpoints().stream())
                .filter(seen::add)
                .forEach(waiting::add);
        var pages = 0;
        while (!waiting.isEmpty() && pages < PAGES_EACH) {
            var path = waiting.poll();
            var request = given().urlEncodingEnabled(false).redirects().follow(false);
            if (visitor != null) {
                request.header(TestPerson.HEADER, visitor);
            }
            var answer = request.get(path);
            pages++;
            var text = text(answer);
            check(path + " as " + visitor, text + "\n" + answer.headers(), found);
            for (var link : links(text, answer)) {
                if (seen.add(link) && (isAbout(link) || shapes.merge(shape(link), 1, Integer::sum) <= OF_ONE_SHAPE)) {
                    if (isAbout(link)) {
                        waiting.addFirst(link);
                    } else {
                        waiting.add(link);
                    }
                }
            }
        }
        return pages;
    }

    private boolean isAbout(String link) {
        return known.stream().anyMatch(link::contains);
    }

    private static String shape(String link) {
        return link.replaceAll("\\?.*", "?").replaceAll("[^/?]*\\d[^/?]*", "1").replaceAll("[a-z]+(-[a-z]+)+", "w");
    }

    private static Set<String> links(String text, Response answer) {
        var links = LINK.matcher(text)
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .filter(link -> !link.startsWith("//")
                        && !link.startsWith("/login")
                        && !link.startsWith("/logout")
                        && !link.startsWith("/static/")
                        && !link.startsWith("/patterns/"))
                .collect(Collectors.toSet());
        var onward = answer.header("Location");
        if (onward != null) {
            var path = onward.replaceAll("^https?://localhost:\\d+", "");
            if (path.startsWith("/") && !path.startsWith("/login")) {
                links.add(path);
            }
        }
        return links;
    }

    private static String text(Response answer) {
        var type = String.valueOf(answer.contentType());
        if (type.startsWith("application/pdf")) {
            return pdf(answer.asByteArray());
        }
        return type.startsWith("image/png") ? "" : new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    /** What stands in a PDF: its strings, those in compressed streams too. One whose text cannot be read says so. */
    private static String pdf(byte[] file) {
        var raw = new String(file, StandardCharsets.ISO_8859_1);
        var text = new StringBuilder(raw);
        var streams = Pattern.compile("stream\\r?\\n").matcher(raw);
        while (streams.find()) {
            try (var in = new InflaterInputStream(
                    new ByteArrayInputStream(file, streams.end(), file.length - streams.end()))) {
                text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            } catch (IOException notCompressed) {
                text.append(' ');
            }
        }
        return Pattern.compile("\\)\\s*(Tj|]\\s*TJ)").matcher(text).find() ? text.toString() : UNREADABLE;
    }

    private static void check(String where, String text, List<String> found) {
        for (var secret : List.of(
                BACKER,
                "Prova " + BACKER.substring(0, 3),
                EARLIER,
                "Nomediprima",
                SAID,
                NEVER,
                ADDRESS,
                "ildegarda.segreta",
                GUEST,
                "ospite.nascosto",
                UNREADABLE)) {
            if (text.contains(secret)) {
                found.add(where + " tells " + secret);
            }
        }
    }

    /** Every path that some class answers with GET, filled with what is known of the campaign. */
    private Set<String> endpoints() {
        var paths = new TreeSet<String>();
        for (var type : resources()) {
            for (var method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GET.class)) {
                    var below = method.getAnnotation(Path.class);
                    var path = ("/" + type.getAnnotation(Path.class).value() + "/"
                                    + (below == null ? "" : below.value()))
                            .replaceAll("/+", "/")
                            .replaceAll("(?<=.)/$", "");
                    known.forEach(value -> paths.add(filled(path, value)));
                }
            }
        }
        paths.removeIf(path -> path.startsWith("/login") || path.startsWith("/logout") || path.contains("{"));
        assertTrue(paths.size() > 60, () -> "only " + paths.size() + " endpoints");
        return paths;
    }

    private String filled(String path, String value) {
        return path.replaceAll("\\{slug[^}]*}", slug)
                .replaceAll("\\{[A-Za-z]+\\s*:[^{}]*(\\{[^{}]*}[^{}]*)*}", value)
                .replaceAll("\\{[A-Za-z]+}", value);
    }

    private static List<Class<?>> resources() {
        var root = java.nio.file.Path.of("target", "classes");
        try (var files = Files.walk(root.resolve("it"))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .<Class<?>>map(name -> load(name.replace(".class", "").replaceAll("[/\\\\]", ".")))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Handler listen() {
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                var cause = line.getThrown();
                logged.add(line.getMessage() + " "
                        + (line.getParameters() == null ? "" : List.of(line.getParameters())) + " "
                        + (cause == null ? "" : cause.toString()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        Logger.getLogger("it.broletto.anonymity").warning("listening");
        return handler;
    }

    /** All that was sent to whomever, as it came; the one header that says to whom aside. */
    private String mails() {
        post.send();
        var sent = sink.to(ADDRESS);
        assertTrue(!sent.isEmpty(), "the backer was written to");
        return sink.all().stream()
                .map(mail -> mail.subject() + "\n" + mail.text() + "\n" + mail.html() + "\n"
                        + mail.headers().stream()
                                .filter(line -> !line.startsWith("To: "))
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }
}
