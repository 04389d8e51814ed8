package it.broletto.call;

import it.broletto.audit.Actor;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Town;
import it.broletto.match.Gift;
import it.broletto.match.MatchRule;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Calls for tests, each made anew. */
@ApplicationScoped
public class TestCalls {

    public static final Actor OFFICER = new Somebody(UUID.randomUUID(), "officer");

    /** Publishes what the other one prepares. */
    public static final Actor SECOND = new Somebody(UUID.randomUUID(), "officer");

    /** Half of the budget once people gave half of it, at most 50,000 €. */
    public static final MatchRule HALF = new Threshold(5_000, Policy.FIXED_SHARE, 5_000, 5_000_000);

    public static final List<Sponsor> SPONSORS = List.of(new Sponsor("Comune", 2), new Sponsor("Fondazione", 1));

    private final CallDeskService desk;
    private final PreparedService prepared;
    private final CallService calls;
    private final Town town;
    private final CampaignService campaigns;

    TestCalls(CallDeskService desk, PreparedService prepared, CallService calls, Town town, CampaignService campaigns) {
        this.desk = desk;
        this.prepared = prepared;
        this.calls = calls;
        this.town = town;
        this.campaigns = campaigns;
    }

    public static NewCall usual(MatchRule rule) {
        return usual(rule, windows(), SPONSORS, Paying.USUAL);
    }

    /** One that is open now. */
    public static List<Window> windows() {
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        return List.of(new Window(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(20))));
    }

    public static NewCall usual(MatchRule rule, List<Window> windows, List<Sponsor> sponsors, Paying paying) {
        return new NewCall(
                "Bando di prova " + UUID.randomUUID(),
                "Il Comune aggiunge a quello che dai.",
                "Come funziona.",
                "Ufficio Partecipazione",
                "Associazioni senza scopo di lucro",
                Money.ofEuros(1),
                Money.ofEuros(100_000),
                30,
                60,
                windows,
                sponsors,
                rule,
                paying);
    }

    /** A published call, its first window open. */
    public UUID open(MatchRule rule, long envelopeCents) {
        return open(usual(rule), envelopeCents);
    }

    public UUID open(NewCall wanted, long envelopeCents) {
        var id = desk.create(UUID.randomUUID(), wanted, OFFICER);
        desk.give(id, UUID.randomUUID(), Money.ofCents(envelopeCents), "cap. 1234, det. 56/2026", OFFICER);
        desk.publish(id, 0, SECOND);
        return id;
    }

    /** One prepares the rule, the other puts it in force; the ways to pay stay. */
    public void changeRule(UUID call, int number, MatchRule rule, String reason, Actor actor) {
        changeRule(call, number, rule, calls.byId(call).rule().paying(), reason, actor);
    }

    public void changeRule(UUID call, int number, MatchRule rule, Paying paying, String reason, Actor actor) {
        prepared.prepareRule(call, UUID.randomUUID(), null, number, rule, paying, reason, actor)
                .ifPresent(one -> prepared.confirm(call, one, SECOND));
    }

    /** One prepares more money for a published call, the other confirms it. */
    public void give(UUID call, long cents) {
        prepared.confirm(
                call,
                prepared.prepareMoney(
                        call, UUID.randomUUID(), null, Money.ofCents(cents), "cap. 1234, det. 57/2026", OFFICER),
                SECOND);
    }

    /** The job that shares pools does its work. */
    public void shareDue() {
        calls.shareDue();
    }

    /** A live campaign. */
    public UUID campaign() {
        return campaigns.bySlug(town.liveCampaign()).card().id();
    }

    /** As many gifts of that many cents, each of another person. */
    public static List<Gift> gifts(int count, long cents) {
        var gifts = new ArrayList<Gift>();
        for (var each = 0; each < count; each++) {
            gifts.add(new Gift(UUID.randomUUID().toString(), cents));
        }
        return gifts;
    }
}
