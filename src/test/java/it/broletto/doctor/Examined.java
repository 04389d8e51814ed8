package it.broletto.doctor;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What the doctor says of the data as they are. */
public final class Examined {

    private Examined() {}

    /** The rules of these numbers that are broken, each with an example. */
    public static List<String> broken(AgroalDataSource database, String... numbers) {
        return findings(database, numbers).stream()
                .filter(found -> !found.sound())
                .map(Finding::toString)
                .toList();
    }

    /** What is found of each of these, without the time. */
    public static List<String> figures(AgroalDataSource database, String... numbers) {
        return findings(database, numbers).stream()
                .map(found -> found.invariant() + " " + found.figure() + " " + found.broken())
                .toList();
    }

    private static List<Finding> findings(AgroalDataSource database, String... numbers) {
        try (var connection = database.getConnection()) {
            var found = new ArrayList<Finding>();
            for (var one : Invariant.values()) {
                if (List.of(numbers).contains(one.number())) {
                    found.add(new Examination(connection, Clock.systemUTC()).of(one, 0));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
