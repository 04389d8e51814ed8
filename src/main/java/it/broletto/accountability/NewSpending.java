package it.broletto.accountability;

import it.broletto.shared.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * @param amount not zero, at most 1,000,000,000,000 € either way; negative = correction of earlier rows
 * @param spentOn not after today
 * @param act the document that did it, 3 to 160 characters
 * @param reason 10 to 1,000 characters; needed for a correction, else may be null
 * @param intent made with the form; the same intent again adds nothing
 */
public record NewSpending(Stage stage, Money amount, LocalDate spentOn, String act, String reason, UUID intent) {

    static final Money MOST = Money.ofEuros(1_000_000_000_000L);
}
