package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.match.Gift;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where every promise, credit and payout stands, and what was decided: all moves by what happened, and stays. */
final class StateInvariants {

    /** A bank asked for it, and may have decided at once. */
    private static final Set<String> DISPUTED = Set.of("DISPUTED", "WON", "LOST");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Model model;
    private final Connection connection;
    private final MoveInvariants moves;
    private final Map<UUID, Observation.Row> decided = new HashMap<>();
    private Observation now;

    StateInvariants(Model model, Connection connection) {
        this.model = model;
        this.connection = connection;
        this.moves = new MoveInvariants(model);
    }

    void hold(Observation seen) throws SQLException {
        now = seen;
        moves.arrive(now);
        credits();
        I14();
        I22();
        moves.I6();
    }

    /** What came to the bank is as people left it, or went the way of what it pays. */
    private void credits() {
        var rows = now.byId("credit");
        for (var credit : model.credits.values()) {
            var row = rows.remove(credit.id);
            credit.see(row.word(), row.b() == 1);
            assertEquals(credit.status, row.word(), () -> "I14 " + credit);
            assertTrue(!credit.collected || credit.payee != null, () -> "I14 collected for nobody " + credit);
        }
        assertEquals(Map.of(), rows, "I14 a credit from nowhere");
    }

    /** States are where their events left them; what is terminal stays; a payout moves only by what somebody did. */
    private void I14() {
        now.holds("I14");
        var disputed = new HashSet<Fund>();
        var underHeld = new HashMap<Fund, Long>();
        for (var row : now.all("pledge")) {
            var fund = model.funds.stream()
                    .filter(one -> one.promises.containsKey(row.uuid()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("I14 a pledge from nowhere: " + row));
            var one = fund.promises.get(row.uuid());
            assertTrue(!one.isGone() || one.status.equals(row.word()), "I14 " + one + " → " + row.word());
            assertTrue(one.stands() || one.origin != null, "I14 only what stands is collected: " + one);
            assertTrue(one.origin == null || row.a() > 0, "I14 what arrived is there: " + one);
            if (DISPUTED.contains(row.word()) && !DISPUTED.contains(one.status)) {
                assertFalse(one.disputed, () -> "I12 a bank asks once: " + one);
                one.disputed = true;
                model.happens(one.origin == null ? "disputed" : "disputed where it had gone on");
                disputed.add(fund);
                underHeld.merge(fund, row.b() == 1 ? 0 : one.cents() - row.c(), Long::sum);
            }
            one.status = row.word();
            one.goingBack = row.b() == 1;
            one.settledAs = row.a();
        }
        var payouts = now.byId("payout");
        for (var fund : model.funds) {
            for (var payout : fund.payouts.values()) {
                var status = payouts.remove(payout.id).word();
                if (payout.status.equals("APPROVED") && status.equals("REQUESTED") && disputed.contains(fund)) {
                    payout.status = status;
                }
                assertEquals(payout.status, status, "I14 payout");
            }
        }
        assertEquals(Map.of(), payouts, "I14 a payout from nowhere");
        underHeld.forEach((fund, cents) -> assertTrue(
                cents == 0 || fund.approved() == 0, "I5 a dispute holds its amount before anything is paid"));
    }

    /** What was decided stays as it was, and stands on its own figures. */
    private void I22() throws SQLException {
        for (var row : now.all("decision")) {
            var fund = fund(row.uuid());
            if (fund.decision == null) {
                fund.decision = new Fund.Decision(row.word().equals("true"), row.a());
                assertEquals(row.a() >= row.b(), fund.isFunded(), "I22 funded");
                assertEquals(fund.minimum, row.b(), "I22 minimum");
                assertTrue(row.a() <= fund.sum(one -> one.settledAs > 0), "I22 money that was there");
            }
        }
        for (var row : now.all("addition")) {
            var fund = fund(row.uuid());
            if (fund.addition == null) {
                fund.addition = addition(row);
                assertEquals(row.word().equals("true"), fund.isFunded(), "I22 added to what is funded");
                assertEquals(fund.isFunded() ? fund.decision.settled() : 0, row.c(), "I22 on what was settled");
                assertEquals(
                        row.c(),
                        MatchInvariants.claim(fund, fund.addition.gifts()).settledCents(),
                        "I22 gifts");
            }
        }
        for (var what : List.of("decision", "addition")) {
            for (var row : now.all(what)) {
                var before = decided.putIfAbsent(
                        UUID.nameUUIDFromBytes((what + row.id()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        row);
                assertTrue(before == null || before.equals(row), () -> "I22 " + before + " → " + row);
            }
        }
        assertEquals(
                decided.size(), now.all("decision").size() + now.all("addition").size(), "I22 nothing is undone");
    }

    private Fund fund(UUID id) {
        return model.funds.stream()
                .filter(fund -> fund.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Fund.Addition addition(Observation.Row row) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select c.gifts, d.split from match_claim c join match_decision d on d.campaign_id = c.campaign_id where c.campaign_id = ?")) {
            statement.setObject(1, row.uuid());
            try (var found = statement.executeQuery()) {
                found.next();
                var gifts = new ArrayList<Gift>();
                JSON.readTree(found.getString(1))
                        .forEach(gift -> gifts.add(new Gift(
                                gift.path("donor").asText(), gift.path("cents").asLong())));
                var parts = new ArrayList<Long>();
                JSON.readTree(found.getString(2))
                        .forEach(part -> parts.add(part.path("cents").asLong()));
                return new Fund.Addition(row.a(), row.b(), List.copyOf(gifts), List.copyOf(parts));
            }
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
