package it.broletto.accountability;

import java.time.LocalDate;
import java.util.UUID;

/** Who answers for a project and what was promised. {@code office}, {@code manager}, {@code cup}, {@code expectedOn}, {@code doneOn} may be null. */
public record SheetView(
        UUID projectId,
        String office,
        String manager,
        String cup,
        LocalDate promisedOn,
        LocalDate expectedOn,
        LocalDate doneOn,
        int version) {

    public Punctuality punctuality(LocalDate today) {
        return Punctuality.of(promisedOn, expectedOn, doneOn, today);
    }
}
