package it.broletto.dev;

import it.broletto.dev.DemoTexts.Campaign;
import it.broletto.dev.DemoTexts.CampaignPage;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** What the pages of campaigns tell beside their budget: returns with claims, needs with offers, updates, questions. */
final class DemoCampaignPages {

    private final DemoBuild city;
    private final DemoPeople people;
    private final Map<String, CampaignPage> pages = DemoTexts.campaignPages();

    DemoCampaignPages(DemoBuild city, DemoPeople people) {
        this.city = city;
        this.people = people;
    }

    /** Draws from a chance of its own, so that the rest of the city stays as it is. */
    void write(Campaign campaign, UUID id) throws SQLException {
        var page = pages.get(campaign.slug());
        if (page == null) {
            return;
        }
        var chance = new DemoRandom(campaign.slug().hashCode());
        returns(campaign, id, page, chance);
        needs(campaign, id, page, chance);
        updates(id, page, chance);
        questions(id, page, chance);
    }

    /** The dearest are claimed first, by those who pledged first. */
    private void returns(Campaign campaign, UUID id, CampaignPage page, DemoRandom chance) throws SQLException {
        var offered = city.days().at(campaign.opens(), 8, 0);
        for (int i = page.returns().size() - 1; i >= 0; i--) {
            var one = page.returns().get(i);
            var number = chance.id();
            var cents = one.get(3).asLong() * 100;
            city.run(
                    "insert into campaign_return (id, campaign_id, kind, title, body, minimum_cents, stock, intent, offered_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    number,
                    id,
                    one.get(0).asText(),
                    one.get(1).asText(),
                    one.get(2).asText(),
                    cents,
                    one.get(4).isNull() ? null : one.get(4).asInt(),
                    chance.id(),
                    offered.atOffset(ZoneOffset.UTC));
            city.run(
                    "insert into return_claim (pledge_id, return_id, claimed_at) select p.id, ?, p.pledged_at from pledge p"
                            + " where p.campaign_id = ? and p.amount_cents >= ?"
                            + " and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)"
                            + " and not exists (select 1 from return_claim c where c.pledge_id = p.id)"
                            + " order by p.pledged_at, p.id limit ?",
                    number,
                    id,
                    cents,
                    one.get(5).asInt());
        }
    }

    private void needs(Campaign campaign, UUID id, CampaignPage page, DemoRandom chance) throws SQLException {
        var asked = city.days().at(campaign.opens(), 8, 0);
        for (var need : page.needs()) {
            var number = chance.id();
            city.run(
                    "insert into campaign_need (id, campaign_id, kind, name, wanted, intent, asked_at) values (?, ?, ?, ?, ?, ?, ?)",
                    number,
                    id,
                    need.get(0).asText(),
                    need.get(1).asText(),
                    need.get(2).asInt(),
                    chance.id(),
                    asked.atOffset(ZoneOffset.UTC));
            for (var quantity : need.get(3)) {
                var offer = chance.id();
                city.run(
                        "insert into need_offer (id, need_id, person_id, quantity, note, intent, offered_at) values (?, ?, ?, ?, ?, ?, ?)",
                        offer,
                        number,
                        people.anyone(chance).id(),
                        quantity.asInt(),
                        city.seal()
                                .apply(
                                        "Ci sono il sabato mattina. Mi trovate in portineria.",
                                        "need_offer.note/" + offer),
                        chance.id(),
                        city.days()
                                .between(asked, city.days().at(Math.min(0, campaign.closes()), 0, 0), chance)
                                .atOffset(ZoneOffset.UTC));
            }
        }
    }

    private void updates(UUID id, CampaignPage page, DemoRandom chance) throws SQLException {
        for (var update : page.updates()) {
            var told = city.days().at(update.get(0).asInt(), 17, 30);
            city.run(
                    "insert into campaign_update (id, version, campaign_id, title, body, person_id, by_officer, told_at, written_at, intent)"
                            + " values (?, 1, ?, ?, ?, ?, false, ?, ?, ?)",
                    chance.id(),
                    id,
                    update.get(1).asText(),
                    update.get(2).asText(),
                    people.anyone(chance).id(),
                    told.atOffset(ZoneOffset.UTC),
                    told.atOffset(ZoneOffset.UTC),
                    chance.id());
        }
    }

    private void questions(UUID id, CampaignPage page, DemoRandom chance) throws SQLException {
        for (var question : page.questions()) {
            var number = chance.id();
            var asked = city.days().at(question.get(0).asInt(), 20, 10);
            city.run(
                    "insert into campaign_question (id, campaign_id, person_id, words, intent, asked_at) values (?, ?, ?, ?, ?, ?)",
                    number,
                    id,
                    people.anyone(chance).id(),
                    question.get(1).asText(),
                    chance.id(),
                    asked.atOffset(ZoneOffset.UTC));
            if (!question.get(2).isNull()) {
                city.run(
                        "insert into question_answer (question_id, number, words, person_id, by_officer, answered_at)"
                                + " values (?, 1, ?, ?, false, ?)",
                        number,
                        question.get(2).asText(),
                        people.anyone(chance).id(),
                        city.days().at(question.get(0).asInt() + 1, 11, 0).atOffset(ZoneOffset.UTC));
            }
        }
    }
}
