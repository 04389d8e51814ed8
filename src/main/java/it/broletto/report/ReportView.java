package it.broletto.report;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a promoter tells the backers.
 *
 * @param number of the campaign's reports, from 1
 * @param last it closes what was promised, and counts once the offices approved it
 * @param approved null as long as the offices did not decide; always null for one that is not the last
 * @param answer what is missing, where the offices gave it back
 */
public record ReportView(
        UUID campaign,
        int number,
        String title,
        String body,
        boolean last,
        UUID writtenBy,
        Instant at,
        Boolean approved,
        String answer,
        Instant decidedAt,
        List<Spent> lines,
        List<Document> documents,
        List<Photo> photos) {

    /** @param note null without */
    public record Spent(String label, Money planned, Money spent, String note) {}

    public record Document(String title, String url) {}

    /** @param position from 1; width and height in pixels */
    public record Photo(int position, String description, int width, int height) {}

    public List<String> paragraphs() {
        return body.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Whether everybody may read it: one that is not the last at once, the last when it is approved. */
    public boolean isPublic() {
        return !last || Boolean.TRUE.equals(approved);
    }

    public boolean waits() {
        return last && approved == null;
    }

    public boolean returned() {
        return Boolean.FALSE.equals(approved);
    }

    public Money planned() {
        return lines.stream().map(Spent::planned).reduce(Money.ZERO, Money::plus);
    }

    public Money spent() {
        return lines.stream().map(Spent::spent).reduce(Money.ZERO, Money::plus);
    }
}
