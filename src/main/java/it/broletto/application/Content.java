package it.broletto.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.campaign.BudgetLine;
import it.broletto.campaign.Surplus;
import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import java.util.List;
import java.util.UUID;

/**
 * What is asked for, complete and checked, as it is sent in.
 *
 * @param call null = outside of any call
 * @param district code of a district; null = the whole city
 * @param latitude degrees, WGS 84; null together with the longitude
 * @param taxCode of the promoter; null for a group
 * @param runts number in the register of the third sector; null = none
 * @param days how long the campaign takes pledges
 * @param declared the sentences that the applicant agreed to, as they read
 */
record Content(
        UUID call,
        String title,
        String summary,
        String body,
        Category category,
        String district,
        Double latitude,
        Double longitude,
        PromoterKind kind,
        String promoter,
        String taxCode,
        String office,
        String runts,
        List<Member> team,
        List<Line> lines,
        int days,
        Surplus surplus,
        List<Document> documents,
        List<String> declared) {

    static final int LEAST_DAYS = 7;
    static final int MOST_DAYS = 120;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody who agreed to be named. */
    record Member(String name, String role) {}

    record Line(String label, long cents, boolean required) {}

    record Document(String title, String url) {}

    Money minimum() {
        return Money.ofCents(
                lines.stream().filter(Line::required).mapToLong(Line::cents).sum());
    }

    /** With this everything is paid. */
    Money optimum() {
        return Money.ofCents(lines.stream().mapToLong(Line::cents).sum());
    }

    List<BudgetLine> budget() {
        return lines.stream()
                .map(line -> new BudgetLine(line.label(), Money.ofCents(line.cents()), line.required()))
                .toList();
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
