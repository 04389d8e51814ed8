package it.broletto.round;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistrictFileTest {

    private final DistrictFile file = new DistrictFile(null, new ObjectMapper(), Optional.empty());

    @TempDir
    Path folder;

    @Test
    void theDemoCityHasNineSimplifiedMunicipi() throws IOException {
        var districts = file.read("demo/milano-municipi.geojson");

        assertEquals(9, districts.size());
        assertEquals("M1", districts.get(0).code());
        assertEquals("Municipio 9", districts.get(8).name());
        assertTrue(districts.stream()
                .allMatch(
                        district -> district.simplified() && district.outline().startsWith("{\"type\":\"Polygon\"")));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThrows(FileNotFoundException.class, () -> file.read("there-is-none.geojson"));
    }

    @Test
    void aFeatureWithoutCodeIsNamedByItsPlace() throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong.geojson"), """
                {"type": "FeatureCollection", "features": [
                  {"properties": {"code": "A", "name": "Alfa"}, "geometry": {"type": "Polygon", "coordinates": []}},
                  {"properties": {"name": "Beta"}, "geometry": {"type": "Polygon", "coordinates": []}}]}""");

        var refused = assertThrows(IllegalArgumentException.class, () -> file.read(wrong.toString()));
        assertTrue(refused.getMessage().startsWith("feature 2 "));
    }

    @Test
    void aPointIsNoDistrict() throws IOException {
        var wrong = Files.writeString(folder.resolve("point.geojson"), """
                {"features": [{"properties": {"code": "A", "name": "Alfa"}, "geometry": {"type": "Point", "coordinates": [9, 45]}}]}""");

        assertThrows(IllegalArgumentException.class, () -> file.read(wrong.toString()));
    }
}
