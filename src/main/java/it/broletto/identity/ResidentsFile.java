package it.broletto.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An extract of the municipal register: UTF-8 text (a byte order mark and CRLF are fine) whose first line is {@code
 * codice_fiscale;district}.
 *
 * @param residents in the order of the file
 * @param mistakes at most {@value #SHOWN} of them; if there is one, the file is not loaded
 * @param mistakeCount all of them
 */
public record ResidentsFile(List<Line> residents, List<Mistake> mistakes, int mistakeCount) {
    private static final int SHOWN = 50;

    public enum Problem {
        HEADER,
        COLUMNS,
        CODICE_FISCALE,
        DISTRICT,
        TWICE,
        EMPTY,
        ENCODING
    }

    record Line(CodiceFiscale codice, String district) {}

    /** @param line from 1 */
    public record Mistake(int line, Problem problem) {}

    static ResidentsFile read(InputStream file, Set<String> districts) throws IOException {
        var reading = new Reading(districts);
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.readAllBytes()))
                    .toString();
            reading.read((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n", -1));
        } catch (CharacterCodingException e) {
            reading.wrong(1, Problem.ENCODING);
        }
        return new ResidentsFile(reading.residents, reading.mistakes, reading.count);
    }

    private static final class Reading {
        private final Set<String> districts;
        private final Set<String> seen = new HashSet<>();
        private final List<Line> residents = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private int count;

        private Reading(Set<String> districts) {
            this.districts = districts;
        }

        private void read(String[] lines) {
            if (!lines[0].strip().equalsIgnoreCase("codice_fiscale;district")) {
                wrong(1, Problem.HEADER);
                return;
            }
            for (var number = 2; number <= lines.length; number++) {
                if (!lines[number - 1].isBlank()) {
                    read(number, lines[number - 1].split(";", -1));
                }
            }
            if (residents.isEmpty() && count == 0) {
                wrong(1, Problem.EMPTY);
            }
        }

        private void read(int number, String[] cells) {
            if (cells.length != 2) {
                wrong(number, Problem.COLUMNS);
                return;
            }
            var codice = CodiceFiscale.parse(cells[0]);
            var district = cells[1].strip();
            if (codice.isEmpty()) {
                wrong(number, Problem.CODICE_FISCALE);
            } else if (!districts.contains(district)) {
                wrong(number, Problem.DISTRICT);
            } else if (!seen.add(codice.get().value())) {
                wrong(number, Problem.TWICE);
            } else {
                residents.add(new Line(codice.get(), district));
            }
        }

        private void wrong(int number, Problem problem) {
            count++;
            if (mistakes.size() < SHOWN) {
                mistakes.add(new Mistake(number, problem));
            }
        }
    }
}
