package it.broletto.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Split;
import it.broletto.match.UnusableMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * {@code match.json}: what a match was computed from, and what came out, so that anybody can compute it again. Donors
 * are numbers. Where the rule does not look at the order of gifts, the file does not tell it: they stand by amount.
 */
public final class MatchFile {

    static final String FORMAT = "broletto-match-1";

    private static final String AWARD = "awardCents";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What computing a file again came to.
     *
     * @param flaw what the file says otherwise; null if it is the same
     */
    public record Recomputed(String campaign, long cents, String flaw) {}

    private MatchFile() {}

    /** @param at when it was decided; null: what is expected now */
    static String write(Backed.One campaign, CallView call, Pools.Inputs inputs, Match match, Instant at) {
        var rule = inputs.admission().rule().rule();
        var file = JSON.createObjectNode();
        file.put("format", FORMAT);
        file.put("state", at == null ? "expected" : "decided");
        file.put("at", at == null ? null : at.toString());
        file.putObject("campaign").put("id", campaign.id().toString()).put("slug", campaign.slug());
        file.putObject("call").put("id", call.id().toString()).put("slug", call.slug());
        file.set("rule", tree(rule.canonicalJson()));
        file.put("ruleSha256", inputs.admission().rule().sha256());
        file.put("poolCents", inputs.poolCents());
        var claims = file.putArray("claims");
        for (var claim : inputs.claims()) {
            var one = claims.addObject().put("id", claim.id()).put("budgetCents", claim.budgetCents());
            if (rule.awardsCount()) {
                one.put(AWARD, claim.awardCents());
            }
            var gifts = one.putArray("gifts");
            MatchText.numbered(shown(rule, claim.gifts()))
                    .forEach(
                            gift -> gifts.addObject().put("donor", gift.donor()).put("cents", gift.cents()));
        }
        file.set("match", result(match));
        var split = file.putArray("sponsors");
        var parts = Split.of(
                match.cents(), call.sponsors().stream().map(Sponsor::share).toList());
        for (var each = 0; each < parts.size(); each++) {
            var sponsor = call.sponsors().get(each);
            split.addObject()
                    .put("name", sponsor.name())
                    .put("share", sponsor.share())
                    .put("cents", parts.get(each));
        }
        return file.toPrettyString() + "\n";
    }

    private static List<Gift> shown(MatchRule rule, List<Gift> gifts) {
        return rule instanceof PerDonation
                ? gifts
                : gifts.stream()
                        .sorted(Comparator.comparingLong(Gift::cents).reversed())
                        .toList();
    }

    private static ObjectNode result(Match match) {
        var result = JSON.createObjectNode();
        result.put("cents", match.cents());
        var limits = result.putArray("limits");
        match.limits()
                .forEach(limit ->
                        limits.addObject().put("kind", limit.kind().name()).put("cents", limit.cents()));
        result.put("unmet", match.unmet() == null ? null : match.unmet().name());
        var each = result.putArray("perGift");
        match.perGift().forEach(each::add);
        return result;
    }

    /**
     * Computes a file again.
     *
     * @throws IllegalArgumentException if the text is no such file; the message says why
     */
    public static Recomputed again(String text) {
        var file = tree(text);
        if (!FORMAT.equals(file.path("format").asText())) {
            throw new IllegalArgumentException("'format' is not " + FORMAT);
        }
        try {
            var rule = MatchRule.parse(file.required("rule").toString());
            var id = file.required("campaign").required("id").asText();
            var pool = whole(file, "poolCents");
            var claims = StreamSupport.stream(file.required("claims").spliterator(), false)
                    .map(MatchFile::claim)
                    .toList();
            var match = rule.match(claims, pool).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElse(new Match(id, 0, List.of(), null, List.of()));
            return new Recomputed(id, match.cents(), flaw(file, rule, match));
        } catch (UnusableMatch wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private static Claim claim(JsonNode claim) {
        var gifts = new ArrayList<Gift>();
        claim.required("gifts")
                .forEach(gift -> gifts.add(new Gift(gift.required("donor").asText(), whole(gift, "cents"))));
        return new Claim(
                claim.required("id").asText(),
                whole(claim, "budgetCents"),
                gifts,
                claim.has(AWARD) ? whole(claim, AWARD) : 0);
    }

    private static String flaw(JsonNode file, MatchRule rule, Match match) {
        if (!rule.sha256().equals(file.required("ruleSha256").asText())) {
            return "ruleSha256: the rule has " + rule.sha256();
        }
        var computed = tree(result(match).toString());
        var said = file.required("match");
        for (var names = computed.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!computed.get(name).equals(said.get(name))) {
                return "match." + name + ": computed " + computed.get(name) + ", the file says " + said.get(name);
            }
        }
        var shares = new ArrayList<Long>();
        file.required("sponsors").forEach(sponsor -> shares.add(whole(sponsor, "share")));
        var parts = Split.of(match.cents(), shares);
        for (var each = 0; each < parts.size(); each++) {
            var sponsor = file.required("sponsors").get(each);
            if (whole(sponsor, "cents") != parts.get(each)) {
                return "sponsors[" + each + "]: computed " + parts.get(each) + ", the file says "
                        + sponsor.get("cents");
            }
        }
        return null;
    }

    private static long whole(JsonNode of, String field) {
        var number = of.required(field);
        if (!number.canConvertToExactIntegral() || !number.canConvertToLong()) {
            throw new IllegalArgumentException("'" + field + "': a whole number is expected");
        }
        return number.asLong();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }
}
