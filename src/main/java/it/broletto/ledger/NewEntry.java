package it.broletto.ledger;

import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * An entry to be made.
 *
 * @param id made from what the entry is for, or by the client: the same id again is the same entry
 * @param type a word for what happens: {@code collect}
 * @param subject the pledge, campaign or call it is about; never a person
 * @param reason public words, 3 to 500 characters; null where the type says it all
 * @param lines at least two, of one book and of different accounts, which sum to 0
 */
public record NewEntry(UUID id, String type, UUID subject, String reason, List<Line> lines) {

    /** @throws Refusal with {@code INVALID_INPUT} if the lines do not balance or the reason is too long or short */
    public NewEntry {
        lines = List.copyOf(lines);
        var balanced = lines.stream().mapToLong(Line::cents).reduce(0, Math::addExact) == 0;
        var books = lines.stream()
                .map(line -> line.account().kind().book())
                .distinct()
                .count();
        var accounts = lines.stream().map(Line::account).distinct().count();
        if (!balanced
                || books != 1
                || accounts != lines.size()
                || lines.stream().anyMatch(line -> line.cents() == 0)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        if (reason != null && (Text.length(reason) < 3 || Text.length(reason) > 500)) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
    }

    /** The id of what is done once to a thing: the same for the same words. */
    public static UUID id(Object... what) {
        var name = new StringBuilder("broletto");
        for (var part : what) {
            name.append('|').append(part);
        }
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
    }
}
