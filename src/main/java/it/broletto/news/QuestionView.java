package it.broletto.news;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A question, without who asked it.
 *
 * @param answer null as long as there is none; then nobody but the asker, the promoter and officers see it
 * @param answeredAt when the answer that counts was written; null as long as there is none
 * @param corrected whether an earlier answer was replaced
 * @param hiddenReason why an officer took it off the page; null if it is not
 */
public record QuestionView(
        UUID id,
        String words,
        Instant askedAt,
        String answer,
        Instant answeredAt,
        boolean byOfficer,
        boolean corrected,
        String hiddenReason) {

    public List<String> paragraphs() {
        return answer == null ? List.of() : List.of(answer.split("\n\\s*\n"));
    }
}
