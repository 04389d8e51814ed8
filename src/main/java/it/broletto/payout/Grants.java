package it.broletto.payout;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Grants {

    private final EntityManager database;

    Grants(EntityManager database) {
        this.database = database;
    }

    /**
     * What the city gives a campaign beside its match.
     *
     * @param act by which it was decided
     * @param certain whether the campaign was funded, so that it is committed
     * @param minimum what people had to give for that; 0 before it was decided
     */
    record Award(UUID id, UUID campaign, Money amount, String act, boolean certain, Money minimum) {}

    /** Those that two persons approved and that were not released; of one id, or of a campaign. */
    List<Award> awards(UUID awardOrCampaign) {
        return Sql.rows(database, """
                select a.id, a.campaign_id, a.cents, a.act, e.award_id is not null, coalesce(d.minimum_cents, 0)
                from city_award a join city_award_answer s on s.award_id = a.id and s.approved
                left join city_award_end e on e.award_id = a.id left join collection_decision d on d.campaign_id = a.campaign_id
                where (a.id = ?1 or a.campaign_id = ?1) and e.committed is not false order by a.proposed_at""", awardOrCampaign).stream()
                .map(row -> new Award(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        Money.ofCents(row.get(2, Long.class)),
                        row.get(3, String.class),
                        row.get(4, Boolean.class),
                        Money.ofCents(row.get(5, Long.class))))
                .toList();
    }

    Optional<Award> award(UUID id) {
        return awards(id).stream().filter(award -> award.id().equals(id)).findFirst();
    }

    /** The last one of a match, by its campaign's id, or of an award. */
    Optional<GrantSheet> sheet(UUID grant) {
        return Sql.rows(database, """
                select beneficiary, tax_code, legal_basis, office, manager, selection, cup from grant_sheet
                where coalesce(award_id, campaign_id) = ?1 order by version desc limit 1""", grant).stream()
                .findFirst()
                .map(row -> new GrantSheet(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, String.class)));
    }

    /** Whether a form made just this sheet; empty if it made none. */
    Optional<Boolean> same(UUID grant, GrantSheet sheet, UUID intent) {
        return Sql.rows(
                        database,
                        """
                select coalesce(award_id, campaign_id) = ?2 and beneficiary is not distinct from cast(?3 as text)
                   and tax_code is not distinct from cast(?4 as text) and legal_basis = ?5 and office = ?6 and manager = ?7
                   and selection = ?8 and cup is not distinct from cast(?9 as text) from grant_sheet where intent = ?1""",
                        intent,
                        grant,
                        sheet.beneficiary(),
                        sheet.taxCode(),
                        sheet.legalBasis(),
                        sheet.office(),
                        sheet.manager(),
                        sheet.selection(),
                        sheet.cup())
                .stream()
                .findFirst()
                .map(row -> row.get(0, Boolean.class));
    }

    /** @param award null: of the match */
    void publish(UUID campaign, UUID award, GrantSheet sheet, UUID person, Instant now, UUID intent) {
        Sql.write(
                database,
                """
                insert into grant_sheet (campaign_id, version, natural_person, beneficiary, tax_code, legal_basis, office, manager, selection, cup, written_by, written_at, intent, award_id)
                select ?1, coalesce(max(version), 0) + 1, ?2, cast(?3 as text), cast(?4 as text), ?5, ?6, ?7, ?8, cast(?9 as text), ?10, ?11, ?12, cast(?13 as uuid)
                from grant_sheet where campaign_id = ?1""",
                campaign,
                sheet.naturalPerson(),
                sheet.beneficiary(),
                sheet.taxCode(),
                sheet.legalBasis(),
                sheet.office(),
                sheet.manager(),
                sheet.selection(),
                sheet.cup(),
                person,
                now,
                intent,
                award);
    }

    List<GrantView.Act> acts(UUID grant) {
        return Sql.rows(database, """
                select a.stage, a.cents, a.act, a.person_id, a.at, l.number from grant_act a join ledger_entry l on l.id = a.entry_id
                where coalesce(a.award_id, a.campaign_id) = ?1 order by a.at""", grant).stream()
                .map(row -> new GrantView.Act(
                        row.get(0, String.class),
                        Money.ofCents(row.get(1, Long.class)),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, Instant.class),
                        row.get(5, Long.class)))
                .toList();
    }

    /** @param award null: of the match */
    void act(UUID campaign, UUID award, String stage, long cents, String act, UUID person, Instant now, UUID entry) {
        Sql.write(database, """
                insert into grant_act (campaign_id, award_id, stage, cents, act, person_id, at, entry_id)
                values (?1, cast(?8 as uuid), ?2, ?3, ?4, ?5, ?6, ?7)""", campaign, stage, cents, act, person, now, entry, award);
    }

    /**
     * Decided grants to beneficiaries who get more than an amount in one calendar year of Rome, with what is published of
     * them, the latest first, after a place. A body is one by its tax code; a natural person is one per campaign.
     */
    List<GrantLine> published(long above, Instant before, UUID beforeId, int limit) {
        return Sql.rows(database, """
                with listed as (
                    select campaign_id as id, campaign_id, cents, decided_at as at, cast(null as text) as award from match_decision where cents > 0
                    union all
                    select a.id, a.campaign_id, a.cents, e.ended_at, a.act from city_award_end e join city_award a on a.id = e.award_id where e.committed),
                named as (
                    select l.*, g.beneficiary, g.tax_code, g.legal_basis, g.office, g.manager, g.selection, g.cup,
                           sum(l.cents) over (partition by coalesce(g.tax_code, cast(l.campaign_id as text)),
                                              extract(year from l.at at time zone 'Europe/Rome')) as of_year
                    from listed l join lateral (
                        select * from grant_sheet s where coalesce(s.award_id, s.campaign_id) = l.id order by s.version desc limit 1) g on true)
                select c.slug, c.title, n.beneficiary, n.tax_code, coalesce(a.cents, n.cents), n.at, n.legal_basis, n.office,
                       n.manager, n.selection, n.cup, coalesce(a.stage, 'COMMITTED'), n.award
                from named n join campaign c on c.id = n.campaign_id
                left join lateral (select * from grant_act x where coalesce(x.award_id, x.campaign_id) = n.id order by x.at desc limit 1) a on true
                where n.of_year > ?1 and (n.at, n.id) < (?2, ?3)
                order by n.at desc, n.id desc limit %d""".formatted(limit), above, before, beforeId).stream()
                .map(row -> new GrantLine(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        Money.ofCents(row.get(4, Long.class)),
                        row.get(5, Instant.class).atZone(Time.ROME).toLocalDate(),
                        row.get(6, String.class),
                        row.get(7, String.class),
                        row.get(8, String.class),
                        row.get(9, String.class),
                        row.get(10, String.class),
                        row.get(11, String.class),
                        row.get(12, String.class)))
                .toList();
    }
}
