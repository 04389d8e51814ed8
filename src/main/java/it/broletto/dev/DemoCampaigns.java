package it.broletto.dev;

import it.broletto.dev.DemoTexts.Campaign;
import it.broletto.sandbox.Card;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Campaigns with their pledges, some anonymous, some taken back; those whose time is over are closed. Those with a rail
 * are collected, decided and given back by the application itself, once it runs.
 */
final class DemoCampaigns {

    private static final List<Integer> EUROS =
            List.of(5, 10, 10, 15, 20, 20, 25, 25, 30, 50, 50, 50, 75, 100, 100, 150, 250, 500);

    private static final List<String> FIRST_NAMES = List.of(
            "Chiara",
            "Marco",
            "Anna",
            "Paolo",
            "Fatima",
            "Giorgio",
            "Elisa",
            "Davide",
            "Marta",
            "Omar",
            "Silvia",
            "Andrea",
            "Ioana",
            "Stefano",
            "Lin",
            "Roberta",
            "Pietro",
            "Amina",
            "Federica",
            "Tommaso");

    private static final List<String> MESSAGES = List.of(
            "Forza, ce n'era bisogno.",
            "Ci vediamo all'apertura.",
            "Per il quartiere.",
            "Posso anche dare una mano il sabato.",
            "In ricordo di mia nonna, che faceva il pane.",
            "Bravi. Tenete i conti in pubblico come promesso.",
            "Abito qui accanto: vi aspetto.",
            "Da parte di tutta la scala C.");

    private static final Duration DECIDED_AFTER = Duration.ofMinutes(3);

    private final DemoBuild city;
    private final DemoPeople people;
    private final DemoRandom chance;
    private final DemoCampaignPages pages;

    DemoCampaigns(DemoBuild city, DemoPeople people) {
        this.city = city;
        this.people = people;
        this.chance = city.chance();
        this.pages = new DemoCampaignPages(city, people);
    }

    void write(Campaign campaign) throws SQLException {
        write(campaign, null);
    }

    /** @param project that it goes on with; may be null. @return its id */
    UUID write(Campaign campaign, UUID project) throws SQLException {
        var id = chance.id();
        var opens = city.days().at(campaign.opens(), 8, 0);
        var closes = city.days().end(campaign.closes());
        var goal = campaign.lines().stream()
                        .mapToLong(line -> line.get(1).asLong())
                        .sum()
                * 100;
        var minimum = campaign.lines().stream()
                        .filter(line -> line.get(2).asBoolean())
                        .mapToLong(line -> line.get(1).asLong())
                        .sum()
                * 100;
        city.run(
                "insert into campaign (id, slug, title, summary, body, promoter, category, district, minimum_cents, goal_cents,"
                        + " status, opens_at, closes_at, project_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'LIVE', ?, ?, ?)",
                id,
                campaign.slug(),
                campaign.title(),
                campaign.summary(),
                campaign.body(),
                campaign.promoter(),
                campaign.category(),
                campaign.district(),
                minimum,
                goal,
                opens.atOffset(ZoneOffset.UTC),
                closes.atOffset(ZoneOffset.UTC),
                project);
        city.record(opens, "officer", people.officer(), "campaign.opened", id, null, null);
        try (var lines = city.rows("campaign_budget_line (campaign_id, position, label, amount_cents, required)")) {
            for (int i = 0; i < campaign.lines().size(); i++) {
                var line = campaign.lines().get(i);
                lines.add(
                        id,
                        i,
                        line.get(0).asText(),
                        line.get(1).asLong() * 100,
                        line.get(2).asBoolean());
            }
        }
        if (campaign.rail()) {
            city.run(
                    "insert into campaign_rail (campaign_id, rail, set_at) values (?, 'sandbox', ?)",
                    id,
                    opens.atOffset(ZoneOffset.UTC));
            city.run(
                    "insert into campaign_other_rail (campaign_id, rail, set_at) values (?, 'transfer', ?)",
                    id,
                    opens.atOffset(ZoneOffset.UTC));
        }
        pledge(campaign, id, opens, closes, Math.round(goal * campaign.share()));
        pages.write(campaign, id);
        if (!campaign.state().equals("LIVE")) {
            close(id, campaign.state().equals("FAILED") ? "FAILED" : "CLOSED", closes.plusSeconds(4));
        }
        if (campaign.state().equals("DECIDING")) {
            collect(id, closes.plusSeconds(10));
        }
        if (campaign.state().equals("FUNDED")) {
            city.run("update campaign set status = 'FUNDED', version = version + 1 where id = ?", id);
        }
        return id;
    }

    /** The days of its collection are over in a few minutes: then the application decides, and gives back what it has to. */
    private void collect(UUID campaign, Instant at) throws SQLException {
        city.run(
                "insert into collection (campaign_id, rail, opened_at, ends_at) values (?, 'sandbox', ?, ?)",
                campaign,
                at.atOffset(ZoneOffset.UTC),
                city.days().now().plus(DECIDED_AFTER).atOffset(ZoneOffset.UTC));
        city.run(
                "insert into pledge_state (pledge_id, campaign_id, amount_cents, due_at)"
                        + " select id, campaign_id, amount_cents, ? from standing_pledge where campaign_id = ?",
                city.days().now().atOffset(ZoneOffset.UTC),
                campaign);
        city.record(at, "system", null, "collection.opened", campaign, null, null);
    }

    /** Mario's bank refuses and Giulia's asks where charges fail; while a campaign is live, Giulia has shown no card yet. */
    private Card card(Campaign campaign, int number) {
        if (number == 0) {
            return campaign.declined() > 0 ? Card.DECLINED : Card.GOOD;
        }
        if (number == 1) {
            return campaign.state().equals("COLLECTING") ? Card.ASKS : Card.GOOD;
        }
        return chance.percent(campaign.declined()) ? Card.DECLINED : Card.GOOD;
    }

    private void pledge(Campaign texts, UUID campaign, Instant opens, Instant closes, long wantedCents)
            throws SQLException {
        try (var pledges = city.rows(
                        "pledge (id, campaign_id, person_id, amount_cents, public_name, message, intent, pledged_at)");
                var withdrawals =
                        city.rows("pledge_withdrawal (pledge_id, withdrawn_at)").after(pledges);
                var means = new DemoMeans(city, pledges)) {
            var known = texts.rail()
                    ? List.of(people.named(DemoPeople.MARIO), people.named(DemoPeople.GIULIA))
                    : List.copyOf(people.known().values());
            for (int number = 0; wantedCents > 0; number++) {
                var backer = number >= 2 ? people.anyone(chance) : texts.rail() ? known.get(number) : chance.of(known);
                var cents = chance.of(EUROS) * 100L;
                var at = city.days().between(opens, closes, chance);
                var pledge = chance.id();
                pledges.add(
                        pledge,
                        campaign,
                        backer.id(),
                        cents,
                        name(),
                        chance.percent(12) ? chance.of(MESSAGES) : null,
                        chance.id(),
                        at);
                city.record(at, "citizen", backer.id(), "campaign.pledged", campaign, null, null);
                var shown = texts.rail() && (number != 1 || !texts.state().equals("LIVE"));
                if (shown) {
                    var card = card(texts, number);
                    if (paysByTransfer(texts, number)) {
                        means.promiseTransfer(
                                pledge, cents, FIRST_NAMES.get(number % FIRST_NAMES.size()) + " Rinaldi", at);
                    } else {
                        means.show(pledge, cents, card, at);
                    }
                }
                if (number >= 2 && chance.percent(3)) {
                    var taken = city.days().between(at, closes, chance);
                    withdrawals.add(pledge, taken);
                    city.record(taken, "citizen", backer.id(), "campaign.pledge-withdrawn", campaign, null, null);
                } else if (shown || !texts.rail()) {
                    wantedCents -= cents;
                }
            }
        }
    }

    /** A few, of campaigns that are not decided in minutes: their transfers are in the sample statement of the desk. */
    private static boolean paysByTransfer(Campaign texts, int number) {
        return !texts.state().equals("DECIDING") && number >= 4 && number % 12 == 4;
    }

    /** Nearly half of the backers stay anonymous. */
    private String name() {
        return chance.percent(45) ? null : chance.of(FIRST_NAMES) + " " + (char) ('A' + chance.between(0, 21)) + ".";
    }

    private void close(UUID campaign, String status, Instant at) throws SQLException {
        city.run(
                "insert into campaign_closing (campaign_id, closed_at, promised_cents, backers, minimum_cents, minimum_reached)"
                        + " select c.id, ?, sum(p.amount_cents), count(distinct p.person_id), c.minimum_cents,"
                        + " sum(p.amount_cents) >= c.minimum_cents from campaign c join standing_pledge p on p.campaign_id = c.id"
                        + " where c.id = ? group by c.id",
                at.atOffset(ZoneOffset.UTC),
                campaign);
        city.run("update campaign set status = ?, version = version + 1 where id = ?", status, campaign);
        city.record(
                at,
                "system",
                null,
                status.equals("CLOSED") ? "campaign.closed" : "campaign.fallen-short",
                campaign,
                null,
                null);
    }
}
