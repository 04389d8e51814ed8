package it.broletto.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.campaign.CampaignView;
import it.broletto.shared.Money;
import it.broletto.shared.Text;
import java.util.List;
import java.util.UUID;

/**
 * What a campaign says of itself, as far as it may change.
 *
 * @param ended returns that are not given any more by this change
 */
public record Content(String title, String summary, String body, List<Line> lines, List<UUID> ended) {

    static final int MOST_LINES = 25;

    private static final long MOST_CENTS = 100_000_000_00L;
    private static final ObjectMapper JSON = new ObjectMapper();

    record Line(String label, long cents, boolean required) {}

    static Content of(CampaignView campaign) {
        return new Content(
                campaign.card().title(),
                campaign.card().summary(),
                campaign.body(),
                campaign.lines().stream()
                        .map(line -> new Line(line.label(), line.amount().cents(), line.required()))
                        .toList(),
                List.of());
    }

    public Money minimum() {
        return Money.ofCents(
                lines.stream().filter(Line::required).mapToLong(Line::cents).sum());
    }

    /** All lines together. */
    public Money goal() {
        return Money.ofCents(lines.stream().mapToLong(Line::cents).sum());
    }

    boolean fits() {
        return within(title, 3, 120)
                && within(summary, 3, 300)
                && within(body, 1, 20_000)
                && lines.size() <= MOST_LINES
                && lines.stream().anyMatch(Line::required)
                && lines.stream()
                        .allMatch(
                                line -> within(line.label(), 2, 200) && line.cents() > 0 && line.cents() <= MOST_CENTS);
    }

    private static boolean within(String text, int least, int most) {
        return Text.length(text) >= least && Text.length(text) <= most;
    }

    /**
     * Whether a change touches what backers agreed to: any amount, any line, any return that is taken back, and the
     * texts beyond slips of the pen.
     */
    boolean isMaterialAfter(Content before) {
        if (!ended.isEmpty() || lines.size() != before.lines().size()) {
            return true;
        }
        for (var at = 0; at < lines.size(); at++) {
            var now = lines.get(at);
            var then = before.lines().get(at);
            if (now.cents() != then.cents()
                    || now.required() != then.required()
                    || !Slips.only(then.label(), now.label())) {
                return true;
            }
        }
        return !(Slips.only(before.title(), title)
                && Slips.only(before.summary(), summary)
                && Slips.only(before.body(), body));
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Content read(String json) {
        try {
            return JSON.readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
