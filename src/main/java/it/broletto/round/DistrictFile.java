package it.broletto.round;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the city's districts over from a GeoJSON file (RFC 7946) at every start: a FeatureCollection whose features
 * have a Polygon or MultiPolygon and the properties {@code code} (1 to 16 of A–Z, 0–9 and hyphen), {@code name} and
 * {@code simplified} (true if the outline is not the official one; false if absent). A file that is wrong stops the
 * start with a message that says what to do.
 */
@ApplicationScoped
class DistrictFile {

    private static final String SETTING = "broletto.districts";

    private final DistrictService districts;
    private final ObjectMapper json;
    private final Optional<String> file;

    /** @param file path of the file, or the name of a resource of the application; empty = districts stay as they are */
    DistrictFile(DistrictService districts, ObjectMapper json, @ConfigProperty(name = SETTING) Optional<String> file) {
        this.districts = districts;
        this.json = json;
        this.file = file;
    }

    /** Before whatever else begins at the start and may need districts. */
    void load(@Observes @Priority(100) StartupEvent start) {
        file.ifPresent(name -> {
            try {
                var found = read(name);
                found.forEach(districts::put);
                Log.infof("%d districts from %s", found.size(), name);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        SETTING + "=" + name + ": " + e.getMessage() + ". Give the path of a"
                                + " GeoJSON file with the outline, code and name of each district.",
                        e);
            }
        });
    }

    List<DistrictView> read(String name) throws IOException {
        try (var in = open(name)) {
            var features = json.readTree(in).path("features");
            if (!features.isArray() || features.isEmpty()) {
                throw new IllegalArgumentException("there are no features");
            }
            var found = new ArrayList<DistrictView>();
            for (var feature : features) {
                found.add(district(feature, found.size() + 1));
            }
            return found;
        }
    }

    private static DistrictView district(JsonNode feature, int position) {
        var about = feature.path("properties");
        var code = about.path("code").asText();
        var name = about.path("name").asText();
        var outline = feature.path("geometry");
        if (!code.matches("[A-Z0-9-]{1,16}")
                || name.isBlank()
                || name.length() > 120
                || !Set.of("Polygon", "MultiPolygon")
                        .contains(outline.path("type").asText())) {
            throw new IllegalArgumentException("feature " + position + " lacks a code, a name or a polygon");
        }
        return new DistrictView(
                code,
                name,
                position,
                outline.toString(),
                about.path("simplified").asBoolean());
    }

    private static InputStream open(String name) throws IOException {
        var path = Path.of(name);
        if (Files.isReadable(path)) {
            return Files.newInputStream(path);
        }
        var resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException("the file does not exist or cannot be read");
        }
        return resource;
    }
}
