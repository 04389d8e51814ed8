package it.broletto.payout;

import java.time.Instant;

/** What a promoter tells the backers. @param last it closes what was promised */
public record Report(int number, String title, String body, boolean last, Instant at) {

    public java.util.List<String> paragraphs() {
        return body.lines().filter(line -> !line.isBlank()).toList();
    }
}
