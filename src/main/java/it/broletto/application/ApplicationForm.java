package it.broletto.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.picture.CityMap;
import it.broletto.shared.Text;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** The form of an application: everything as it was typed, right or wrong, with rows that come and go. */
class ApplicationForm {

    /** A table in the form: its fields are named {@code line.0.label}, {@code line.1.label}, … */
    enum Rows {
        LINE("line", 25, "label", "amount", "required"),
        MEMBER("member", 15, "name", "role"),
        DOCUMENT("document", 10, "title", "url");

        private final String word;
        private final int most;
        private final List<String> parts;

        Rows(String word, int most, String... parts) {
            this.word = word;
            this.most = most;
            this.parts = List.of(parts);
        }

        String field(int row, String part) {
            return word + "." + row + "." + part;
        }
    }

    static final Set<String> FIELDS = Set.of(
            "call",
            "title",
            "summary",
            "body",
            "category",
            "district",
            "latitude",
            "longitude",
            "kind",
            "promoter",
            "taxCode",
            "office",
            "runts",
            "days",
            "surplus",
            "noReturn",
            "truth",
            "teamAgreed",
            "privacy");

    private static final int LONGEST = 60_000;
    private static final int LONGEST_ALL = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Map<Rows, Integer> count = new LinkedHashMap<>();

    /** @param call id of a call; empty for none */
    static ApplicationForm empty(String call) {
        return of(Map.of("days", "60", "call", call));
    }

    static ApplicationForm sent(MultivaluedMap<String, String> sent) {
        var fields = new LinkedHashMap<String, String>();
        sent.forEach((name, values) -> fields.put(name, Text.lines(values.get(0))));
        return of(fields);
    }

    static ApplicationForm ofJson(String draft) {
        try {
            return of(JSON.readValue(draft, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ApplicationForm of(Map<String, String> fields) {
        var form = new ApplicationForm();
        FIELDS.forEach(field -> form.put(field, fields.get(field)));
        for (var rows : Rows.values()) {
            var count = 0;
            for (var row = 0; row < rows.most; row++) {
                for (var part : rows.parts) {
                    if (form.put(rows.field(row, part), fields.get(rows.field(row, part)))) {
                        count = row + 1;
                    }
                }
            }
            form.count.put(rows, Math.max(count, rows == Rows.LINE ? 1 : 0));
        }
        return form;
    }

    private boolean put(String field, String value) {
        if (value == null) {
            return false;
        }
        typed.put(field, value);
        return true;
    }

    String json() {
        try {
            return JSON.writeValueAsString(typed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean is(String field) {
        return get(field).equals("true");
    }

    String get(Rows rows, int row, String part) {
        return get(rows.field(row, part));
    }

    int count(Rows rows) {
        return count.get(rows);
    }

    public List<Integer> lines() {
        return IntStream.range(0, count(Rows.LINE)).boxed().toList();
    }

    public List<Integer> members() {
        return IntStream.range(0, count(Rows.MEMBER)).boxed().toList();
    }

    public List<Integer> documents() {
        return IntStream.range(0, count(Rows.DOCUMENT)).boxed().toList();
    }

    public boolean isFull(String rows) {
        var which = Rows.valueOf(rows);
        return count(which) >= which.most;
    }

    /** True if nobody could have typed so much. */
    boolean isTooLong() {
        return typed.values().stream().anyMatch(value -> value.length() > LONGEST) || json().length() > LONGEST_ALL;
    }

    /** Puts the touched point into the fields; false if the map was not touched. */
    boolean touched(CityMap map, String x, String y) {
        var point = map.pointAt(x, y);
        point.ifPresent(p -> {
            typed.put("latitude", p.latitudeText());
            typed.put("longitude", p.longitudeText());
        });
        return point.isPresent();
    }

    /** Adds or takes away a row where the pressed button says so: {@code add-line}, {@code remove-line-2}. */
    boolean rows(String act) {
        for (var rows : Rows.values()) {
            if (act.equals("add-" + rows.word) && count(rows) < rows.most) {
                typed.put(rows.field(count(rows), rows.parts.get(0)), "");
                count.merge(rows, 1, Integer::sum);
                return true;
            }
            if (act.matches("remove-" + rows.word + "-\\d{1,2}")) {
                remove(rows, Integer.parseInt(act.substring(act.lastIndexOf('-') + 1)));
                return true;
            }
        }
        return false;
    }

    private void remove(Rows rows, int gone) {
        var last = count(rows) - 1;
        if (gone > last) {
            return;
        }
        for (var row = gone; row <= last; row++) {
            for (var part : rows.parts) {
                var next = row == last ? null : typed.get(rows.field(row + 1, part));
                if (next == null) {
                    typed.remove(rows.field(row, part));
                } else {
                    typed.put(rows.field(row, part), next);
                }
            }
        }
        count.put(rows, Math.max(last, rows == Rows.LINE ? 1 : 0));
    }

    static UUID mark(String intent) {
        try {
            return UUID.fromString(intent);
        } catch (IllegalArgumentException | NullPointerException notOurs) {
            return UUID.randomUUID();
        }
    }
}
