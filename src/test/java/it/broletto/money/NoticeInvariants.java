package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What pagoPA has of the town's promises, and what the city makes of it. */
final class NoticeInvariants {

    private final Services city;
    private final Model model;

    NoticeInvariants(Services city, Model model) {
        this.city = city;
        this.model = model;
    }

    /** Notices that were made since are known from now on; how each stands is what was done to it. */
    void hold() {
        model.promises().filter(one -> one.noticed && !one.status.isEmpty()).forEach(this::holds);
    }

    private void holds(Promise one) {
        var payable = 0;
        var paid = 0;
        for (var position : city.station.of(one.id)) {
            var notice = model.notices.computeIfAbsent(position.key(), key -> new Notice(one, key, position.number()));
            assertEquals(one.cents(), position.cents(), () -> "I20 " + notice);
            var expected = notice.paid ? "PAID" : notice.takenBack || model.isGivenUp(notice) ? "INVALID" : "VALID";
            if (expected.equals("VALID") && position.status().equals("INVALID")) {
                // The city takes it back only when nobody is to pay any more.
                assertEquals("DROPPED", one.status, () -> "I14 taken back: " + notice);
                model.givenUp.add(notice);
                model.happens("notice given up");
            } else {
                assertEquals(expected, position.status(), () -> "I14 " + notice);
            }
            payable += position.status().equals("VALID") ? 1 : 0;
            paid += notice.paid ? 1 : 0;
        }
        assertTrue(payable + paid <= 1, () -> "I3 one notice at a time: " + one);
        assertTrue(one.settledAs == 0 || paid == 1, () -> "I13 settled here, not paid there: " + one);
        assertNotEquals("REFUNDED", one.status, () -> "I13 pagoPA gives nothing back: " + one);
    }

    /** At pagoPA, of the town's promises: what was settled, less what came to the bank. */
    long settled() {
        return model.promises()
                .filter(one -> one.noticed && one.settledAs > 0)
                .mapToLong(Promise::cents)
                .sum();
    }
}
