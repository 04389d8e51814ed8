package it.broletto.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.match.MatchRule;
import it.broletto.match.Split;
import it.broletto.match.UnusableMatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Computes what the city adds again, from the inputs that were stored with each decision, and compares: the amount, its
 * limits, and who pays how much of it. Some decisions at a time, in the order in which they were made; after the last one
 * it begins anew.
 */
final class MatchCheck {

    static final int PIECE = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DECISIONS = """
            select d.campaign_id, d.call_id, d.rule_sha256, d.pool_cents, d.cents, d.match, d.split, d.decided_at, a.window_number,
                   coalesce((select x.budget_cents from admission_change x where x.campaign_id = a.campaign_id order by x.number desc limit 1), a.budget_cents),
                   r.rule, r.shared, c.funded, c.gifts, c.award_cents
            from match_decision d join match_claim c on c.campaign_id = d.campaign_id
            join admission a on a.campaign_id = d.campaign_id
            join call_rule r on r.call_id = a.call_id and r.number = a.rule_number
            where d.decided_at > ? order by d.decided_at fetch first %d rows with ties""";

    private static final String SHARERS = """
            select a.campaign_id, coalesce((select x.budget_cents from admission_change x where x.campaign_id = a.campaign_id order by x.number desc limit 1), a.budget_cents),
                   c.gifts from admission a
            join call_rule r on r.call_id = a.call_id and r.number = a.rule_number and r.shared
            join match_claim c on c.campaign_id = a.campaign_id and c.funded
            where a.call_id = ? and a.window_number = ? order by a.admitted_at, a.campaign_id""";

    /**
     * @param decisions read by now in this round
     * @param broken of this piece
     * @param example the campaign of one of them; null if there is none
     * @param upTo where to go on: microseconds since 1970; 0 to begin anew
     */
    record Result(int decisions, int broken, String example, long upTo) {}

    /** A decision as it stands, with what it was made from. */
    private record Decided(
            String campaign,
            UUID call,
            int window,
            String ruleSha,
            long pool,
            long cents,
            String match,
            String split,
            long budget,
            String rule,
            boolean shared,
            boolean funded,
            String gifts,
            long award) {}

    private final Connection database;
    private final Map<String, Map<String, Match>> pools = new HashMap<>();
    private final Map<UUID, List<Long>> shares = new HashMap<>();

    private MatchCheck(Connection database) {
        this.database = database;
    }

    static Result after(Connection database, long micros) throws SQLException {
        return new MatchCheck(database).piece(micros);
    }

    private Result piece(long micros) throws SQLException {
        var some = new ArrayList<Decided>();
        var last = micros;
        try (var statement = database.prepareStatement(DECISIONS.formatted(PIECE))) {
            statement.setObject(
                    1, OffsetDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    some.add(new Decided(
                            row.getString(1),
                            row.getObject(2, UUID.class),
                            row.getInt(9),
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getString(6),
                            row.getString(7),
                            row.getLong(10),
                            row.getString(11),
                            row.getBoolean(12),
                            row.getBoolean(13),
                            row.getString(14),
                            row.getLong(15)));
                    last = ChronoUnit.MICROS.between(
                            Instant.EPOCH,
                            row.getObject(8, OffsetDateTime.class).toInstant());
                }
            }
        }
        var wrong = new ArrayList<String>();
        for (var one : some) {
            if (!isRight(one)) {
                wrong.add("campaign " + one.campaign);
            }
        }
        return new Result(
                some.size(), wrong.size(), wrong.isEmpty() ? null : wrong.get(0), some.size() < PIECE ? 0 : last);
    }

    private boolean isRight(Decided decided) throws SQLException {
        try {
            var match = again(decided);
            var parts = new ArrayList<Long>();
            JSON.readTree(decided.split)
                    .forEach(part -> parts.add(part.path("cents").asLong()));
            return MatchRule.parse(decided.rule).sha256().equals(decided.ruleSha)
                    && match.cents() == decided.cents
                    && kept(match).equals(JSON.readTree(decided.match))
                    && parts.equals(Split.of(match.cents(), sharesOf(decided.call)))
                    && match.cents() == inEnvelope(decided.campaign);
        } catch (JsonProcessingException | UnusableMatch unreadable) {
            return false;
        }
    }

    private Match again(Decided decided) throws SQLException, JsonProcessingException {
        if (!decided.funded) {
            return new Match(decided.campaign, 0, List.of(), null, List.of());
        }
        var rule = MatchRule.parse(decided.rule);
        if (!decided.shared) {
            return rule.match(
                    new Claim(decided.campaign, decided.budget, gifts(decided.gifts), decided.award), decided.pool);
        }
        var pool = decided.call + "/" + decided.window + "/" + decided.pool + "/" + decided.ruleSha;
        if (!pools.containsKey(pool)) {
            var matches = new HashMap<String, Match>();
            rule.match(sharers(decided), decided.pool).forEach(match -> matches.put(match.id(), match));
            pools.put(pool, matches);
        }
        return pools.get(pool).get(decided.campaign);
    }

    private List<Claim> sharers(Decided decided) throws SQLException, JsonProcessingException {
        var claims = new ArrayList<Claim>();
        try (var statement = database.prepareStatement(SHARERS)) {
            statement.setObject(1, decided.call);
            statement.setInt(2, decided.window);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    claims.add(new Claim(row.getString(1), row.getLong(2), gifts(row.getString(3))));
                }
            }
        }
        return claims;
    }

    private static List<Gift> gifts(String json) throws JsonProcessingException {
        var gifts = new ArrayList<Gift>();
        JSON.readTree(json)
                .forEach(gift -> gifts.add(
                        new Gift(gift.path("donor").asText(), gift.path("cents").asLong())));
        return gifts;
    }

    /** As it is stored. */
    private static JsonNode kept(Match match) {
        var kept = JSON.createObjectNode();
        var limits = kept.putArray("limits");
        match.limits()
                .forEach(limit ->
                        limits.addObject().put("kind", limit.kind().name()).put("cents", limit.cents()));
        kept.put("unmet", match.unmet() == null ? null : match.unmet().name());
        var each = kept.putArray("perGift");
        match.perGift().forEach(each::add);
        // Read again, so that numbers are of the kind that a reader makes of them.
        return read(kept.toString());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Long> sharesOf(UUID call) throws SQLException {
        if (!shares.containsKey(call)) {
            shares.put(call, numbers("select share from call_sponsor where call_id = ? order by number", call));
        }
        return shares.get(call);
    }

    /** What is bound for a campaign by an act, found to be due, or paid. */
    private long inEnvelope(String campaign) throws SQLException {
        return numbers("""
                select coalesce(sum(posted_cents), 0) from ledger_account
                where kind in ('RESERVED', 'COMMITTED', 'LIQUIDATED', 'PAID') and owner = cast(? as text)""", campaign).get(0);
    }

    private List<Long> numbers(String sql, Object of) throws SQLException {
        var found = new ArrayList<Long>();
        try (var statement = database.prepareStatement(sql)) {
            statement.setObject(1, of);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
        }
        return found;
    }
}
