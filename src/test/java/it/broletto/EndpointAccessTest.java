package it.broletto;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.junit.jupiter.api.Test;

/** Walks every endpoint of the application as nobody and in each role, and compares the answer with what it declares. */
@QuarkusTest
class EndpointAccessTest {
    private static final List<String> ROLES =
            List.of("citizen", "councillor", "officer", "moderator", "auditor", "administrator");

    /** One method of a resource, with what it declares about who may call it. */
    private record Endpoint(String verb, String path, Set<String> roles, boolean open, String takes) {

        int status(String role) {
            return request(role).request(verb, path).statusCode();
        }

        private RequestSpecification request(String role) {
            var request = given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
            if (role != null) {
                request.header(
                        TestPerson.HEADER,
                        role.equals("citizen")
                                ? TestPerson.citizen(TestPerson.codiceFiscale(17_000))
                                : TestPerson.staff(role));
            }
            if (verb.equals("GET") || verb.equals("HEAD")) {
                return request;
            }
            return switch (takes) {
                case MediaType.APPLICATION_JSON ->
                    request.contentType(ContentType.JSON).body("{}");
                case MediaType.MULTIPART_FORM_DATA -> request.multiPart("nothing", "");
                default -> request.contentType(ContentType.URLENC);
            };
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @Test
    void everyEndpointAnswersNobodyOnlyIfItIsOpen() {
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            var status = endpoint.status(null);
            if (endpoint.open()
                    ? status >= 500 && status != 503
                    : !Set.of(302, 303, 401, 403).contains(status)) {
                wrong.add(endpoint + " answered nobody with " + status);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyEndpointRefusesTheRolesThatMayNotAndServesThoseThatMay() {
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            for (var role : ROLES) {
                var status = endpoint.status(role);
                var may = endpoint.open()
                        || endpoint.roles().contains(role)
                        || endpoint.roles().contains("**");
                if (!may && status != 403) {
                    wrong.add(endpoint + " should refuse " + role + " but answered " + status);
                }
                if (may
                        && (status >= 500 && status != 503
                                || !endpoint.open() && Set.of(401, 403).contains(status))) {
                    wrong.add(endpoint + " should serve " + role + " but answered " + status);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Endpoint> endpoints() {
        var found = classes()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).map(EndpointAccessTest::endpoint))
                .filter(Objects::nonNull)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        assertTrue(found.size() > 40, () -> "only " + found.size() + " endpoints found");
        return found;
    }

    private static Stream<Class<?>> classes() {
        var root = java.nio.file.Path.of("target", "classes");
        try (var files = Files.walk(root.resolve("it"))) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .<Class<?>>map(name -> load(name.replace(".class", "").replaceAll("[/\\\\]", ".")))
                    .toList()
                    .stream();
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

    private static Endpoint endpoint(Method method) {
        var verb = Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
        if (verb.isEmpty()) {
            return null;
        }
        var type = method.getDeclaringClass();
        var path = "/" + type.getAnnotation(Path.class).value();
        if (method.isAnnotationPresent(Path.class)) {
            path += "/" + method.getAnnotation(Path.class).value();
        }
        var allowed = method.isAnnotationPresent(RolesAllowed.class)
                ? method.getAnnotation(RolesAllowed.class)
                : type.getAnnotation(RolesAllowed.class);
        var open = method.isAnnotationPresent(PermitAll.class)
                || allowed == null && type.isAnnotationPresent(PermitAll.class);
        var consumes = method.isAnnotationPresent(Consumes.class)
                ? method.getAnnotation(Consumes.class)
                : type.getAnnotation(Consumes.class);
        return new Endpoint(
                verb.get(),
                filled(path.replaceAll("/+", "/"), method),
                allowed == null ? Set.of() : new TreeSet<>(List.of(allowed.value())),
                open,
                consumes == null ? MediaType.APPLICATION_FORM_URLENCODED : consumes.value()[0]);
    }

    /** The path with a value for each parameter that names nothing that exists. */
    private static String filled(String path, Method method) {
        for (var parameter : method.getParameters()) {
            var name = name(parameter);
            if (name != null) {
                path = path.replaceAll("\\{" + name + "\\s*(:[^/]*)?\\}", value(parameter.getType()));
            }
        }
        return path.replaceAll("\\{[^/]*\\}", "no-such-thing").replaceAll("(?<=.)/$", "");
    }

    private static String name(Parameter parameter) {
        if (parameter.isAnnotationPresent(RestPath.class)) {
            var given = parameter.getAnnotation(RestPath.class).value();
            return given.isEmpty() ? parameter.getName() : given;
        }
        return null;
    }

    private static String value(Class<?> type) {
        if (type == UUID.class) {
            return UUID.randomUUID().toString();
        }
        return type == String.class ? "no-such-thing" : "404";
    }
}
