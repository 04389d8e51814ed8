package it.broletto.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.dev.DemoTexts.Campaign;
import it.broletto.round.Slug;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two stories over the bridge: a project that lost the latest vote became a campaign, to which those who followed it are
 * invited; a campaign that succeeded in part asks a round that collects for the rest. And Mario's project lost: the offices
 * suggest a campaign to him, and wait.
 */
final class DemoBridge {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FOLLOWERS = 37;

    private record Project(
            UUID id, UUID proposal, String title, String summary, String category, String area, long cents) {}

    private final DemoBuild city;
    private final DemoPeople people;
    private final DemoCampaigns campaigns;

    DemoBridge(DemoBuild city, DemoPeople people, DemoCampaigns campaigns) {
        this.city = city;
        this.people = people;
        this.campaigns = campaigns;
    }

    void write(DemoRound decided, DemoRound collecting) throws SQLException {
        var lost = lost(decided);
        goOn(lost.get(0));
        offer(lost.get(1));
        enter(collecting);
        promote("piano-in-stazione");
    }

    /** Giulia speaks for a campaign that is funded soon after the start: so its payment can be tried. */
    private void promote(String slug) throws SQLException {
        var campaign = city.texts().campaigns().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow();
        try (var statement = city.connection().prepareStatement("select id from campaign where slug = ?")) {
            statement.setString(1, slug);
            var rows = statement.executeQuery();
            rows.next();
            applied(
                    campaign,
                    people.named(DemoPeople.GIULIA).id(),
                    null,
                    rows.getObject(1, UUID.class),
                    city.days().at(campaign.opens(), 8, 0));
        }
    }

    /** The two that ask for least. */
    private List<Project> lost(DemoRound round) throws SQLException {
        var found = new java.util.ArrayList<Project>();
        try (var statement = city.connection().prepareStatement("""
                select p.id, p.proposal_id, p.title, p.summary, p.category, a.code, p.cost_cents from project p join area a on a.id = p.area_id
                where p.round_id = ? and p.status = 'LOST' order by p.cost_cents, p.number limit 2""")) {
            statement.setObject(1, round.id());
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(new Project(
                        rows.getObject(1, UUID.class),
                        rows.getObject(2, UUID.class),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getLong(7)));
            }
        }
        return found;
    }

    private void author(Project project, UUID person) throws SQLException {
        city.run("update proposal set author_id = ? where id = ?", person, project.proposal());
    }

    private void goOn(Project project) throws SQLException {
        var author = people.named(DemoPeople.LUCIA).id();
        author(project, author);
        var opens = city.days().at(-9, 8, 0);
        try (var rows = city.rows("following (person_id, proposal_id, since)")) {
            rows.add(
                    people.named(DemoPeople.MARIO).id(),
                    project.proposal(),
                    city.days().at(-30, 19, 12));
            for (var i = 0; i < FOLLOWERS; i++) {
                rows.add(
                        people.crowd().get(i * 11).id(),
                        project.proposal(),
                        city.days().at(-40 + i % 20, 12, i));
            }
        }
        var campaign = new Campaign(
                Slug.free(project.title(), slug -> false),
                project.title(),
                project.category(),
                project.area(),
                "Comitato di quartiere (demo)",
                -9,
                40,
                0.19,
                "LIVE",
                false,
                0,
                first(project.summary()),
                project.summary()
                        + "\n\nQuesto progetto era in «Municipi in movimento». Al voto non è stato finanziato: va avanti con questa campagna.",
                List.of(line("Costo verificato dagli uffici", project.cents() / 100, true)));
        var id = campaigns.write(campaign, project.id());
        applied(campaign, author, project.id(), id, opens);
        city.run(
                "insert into campaign_invitation (campaign_id, person_id, invited_at) select ?, person_id, ? from following where proposal_id = ?",
                id,
                at(opens),
                project.proposal());
    }

    private void offer(Project project) throws SQLException {
        author(project, people.named(DemoPeople.MARIO).id());
        var at = city.days().atWork(-6, 10, 40);
        city.run(
                "insert into campaign_offer (project_id, officer_id, offered_at) values (?, ?, ?)",
                project.id(),
                people.officer(),
                at(at));
        city.record(at, "officer", people.officer(), "project.campaign-offered", project.id(), null, null);
    }

    /** Enough for the posts and the plants; the benches and the water are what the round is asked for. */
    private void enter(DemoRound round) throws SQLException {
        var promoter = people.named(DemoPeople.GIULIA).id();
        var campaign = new Campaign(
                "un-tetto-d-ombra",
                "Un tetto d'ombra in via Lorenteggio",
                "GREEN",
                "M6",
                "Vicini di via Lorenteggio",
                -75,
                -21,
                0.74,
                "FUNDED",
                false,
                0,
                "Una pergola di glicine sopra la fermata più calda del quartiere.",
                "D'estate alla fermata si aspettano quaranta gradi. Con una pergola e sei glicini l'ombra arriva in due anni, e resta.\n\nI pali e le piante sono il minimo. Panche e acqua vengono dopo, se ci arriviamo.",
                List.of(
                        line("Pali e tiranti", 6_800, true),
                        line("Glicini e terra", 2_400, true),
                        line("Panche e fontanella", 5_600, false)));
        var id = campaigns.write(campaign, null);
        applied(campaign, promoter, null, id, city.days().at(-75, 8, 0));
        var intent = city.chance().id();
        var made = city.days().at(-12, 18, 20);
        city.run("""
                insert into round_entry (campaign_id, round_id, intent, author_id, collected_cents, added_cents, backers, goal_cents, made_at)
                select c.id, ?, ?, ?, g.promised_cents, 0, g.backers, c.goal_cents, ? from campaign c join campaign_closing g on g.campaign_id = c.id
                where c.id = ?""", round.id(), intent, promoter, at(made), id);
        var proposal = city.chance().id();
        city.run("update proposal_number set last = last + 1 where round_id = ?", round.id());
        city.run(
                """
                insert into proposal (id, round_id, area_id, number, author_id, title, body, category, latitude, longitude, place, guess_cents,
                                      status, submitted_at, intent)
                select ?, ?, ?, n.last, ?, ?, ?, 'GREEN', 45.4480, 9.1330, 'Via Lorenteggio', c.goal_cents - g.promised_cents, 'SUBMITTED', ?, ?
                from proposal_number n, campaign c join campaign_closing g on g.campaign_id = c.id where n.round_id = ? and c.id = ?""",
                proposal,
                round.id(),
                round.areas().get("M6"),
                promoter,
                "Panche e acqua sotto il tetto d'ombra",
                "La pergola di via Lorenteggio si fa: l'hanno pagata le persone con una campagna. Mancano le panche e la fontanella, che servono a chi aspetta con un bambino o con le borse della spesa.\n\nLa campagna: /campaigns/un-tetto-d-ombra",
                at(made.plusSeconds(900)),
                intent,
                round.id(),
                id);
        city.record(made.plusSeconds(900), "citizen", promoter, "proposal.submitted", proposal, round.id(), null);
    }

    /** An application that was judged, approved by two and opened. */
    private void applied(Campaign campaign, UUID applicant, UUID project, UUID opened, Instant opens)
            throws SQLException {
        var id = city.chance().id();
        var sent = opens.minusSeconds(6 * 86_400);
        city.run(
                "insert into application (id, applicant_id, intent, project_id, draft, saved, begun_at, saved_at) values (?, ?, ?, ?, ?, 3, ?, ?)",
                id,
                applicant,
                city.chance().id(),
                project,
                json(Map.of("title", campaign.title())),
                at(sent.minusSeconds(3_600)),
                at(sent));
        city.run(
                "insert into application_version (application_id, number, content, sent_at) values (?, 1, cast(? as jsonb), ?)",
                id,
                json(content(campaign)),
                at(sent));
        event(id, 1, "SEND", "DRAFT", "IN_REVIEW", applicant, null, null, sent);
        event(
                id,
                2,
                "PROPOSE",
                "IN_REVIEW",
                "IN_REVIEW",
                people.officer(),
                "Il progetto è già stato verificato: serve e si può fare.",
                null,
                sent.plusSeconds(86_400));
        event(id, 3, "APPROVE", "IN_REVIEW", "APPROVED", people.councillor(), null, null, sent.plusSeconds(2 * 86_400));
        event(id, 4, "OPEN", "APPROVED", "OPENED", applicant, null, opened, opens);
    }

    private void event(
            UUID id,
            int number,
            String event,
            String from,
            String to,
            UUID actor,
            String reason,
            UUID campaign,
            Instant at)
            throws SQLException {
        city.run(
                "insert into application_event (application_id, number, event, from_status, to_status, version, actor_id, reason, campaign_id, at)"
                        + " values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
                id,
                number,
                event,
                from,
                to,
                actor,
                reason,
                campaign,
                at(at));
    }

    private static Map<String, Object> content(Campaign campaign) {
        return Map.ofEntries(
                Map.entry("title", campaign.title()),
                Map.entry("summary", campaign.summary()),
                Map.entry("body", campaign.body()),
                Map.entry("category", campaign.category()),
                Map.entry("district", campaign.district()),
                Map.entry("kind", "GROUP"),
                Map.entry("promoter", campaign.promoter()),
                Map.entry("office", "Presso il Municipio"),
                Map.entry("team", List.of()),
                Map.entry(
                        "lines",
                        campaign.lines().stream()
                                .map(line -> Map.of(
                                        "label", line.get(0).asText(),
                                        "cents", line.get(1).asLong() * 100,
                                        "required", line.get(2).asBoolean()))
                                .toList()),
                Map.entry("days", 50),
                Map.entry("surplus", "PROJECT"),
                Map.entry("documents", List.of()),
                Map.entry("declared", List.of()));
    }

    private static JsonNode line(String label, long euros, boolean required) {
        return JSON.createArrayNode().add(label).add(euros).add(required);
    }

    private static String first(String text) {
        var sentence = text.split("(?<=[.!?])\\s")[0].strip();
        return sentence.length() <= 300 ? sentence : sentence.substring(0, 299) + "…";
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
