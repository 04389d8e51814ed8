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

    Optional<GrantSheet> sheet(UUID campaign) {
        return Sql.rows(database, """
                select beneficiary, tax_code, legal_basis, office, manager, selection, cup from grant_sheet
                where campaign_id = ?1 order by version desc limit 1""", campaign).stream()
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
    Optional<Boolean> same(UUID campaign, GrantSheet sheet, UUID intent) {
        return Sql.rows(
                        database,
                        """
                select campaign_id = ?2 and beneficiary is not distinct from cast(?3 as text)
                   and tax_code is not distinct from cast(?4 as text) and legal_basis = ?5 and office = ?6 and manager = ?7
                   and selection = ?8 and cup is not distinct from cast(?9 as text) from grant_sheet where intent = ?1""",
                        intent,
                        campaign,
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

    void publish(UUID campaign, GrantSheet sheet, UUID person, Instant now, UUID intent) {
        Sql.write(
                database,
                """
                insert into grant_sheet (campaign_id, version, natural_person, beneficiary, tax_code, legal_basis, office, manager, selection, cup, written_by, written_at, intent)
                select ?1, coalesce(max(version), 0) + 1, ?2, cast(?3 as text), cast(?4 as text), ?5, ?6, ?7, ?8, cast(?9 as text), ?10, ?11, ?12
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
                intent);
    }

    List<GrantView.Act> acts(UUID campaign) {
        return Sql.rows(database, """
                select a.stage, a.cents, a.act, a.person_id, a.at, l.number from grant_act a join ledger_entry l on l.id = a.entry_id
                where a.campaign_id = ?1 order by a.at""", campaign).stream()
                .map(row -> new GrantView.Act(
                        row.get(0, String.class),
                        Money.ofCents(row.get(1, Long.class)),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, Instant.class),
                        row.get(5, Long.class)))
                .toList();
    }

    void act(UUID campaign, String stage, long cents, String act, UUID person, Instant now, UUID entry) {
        Sql.write(
                database,
                "insert into grant_act (campaign_id, stage, cents, act, person_id, at, entry_id) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                campaign,
                stage,
                cents,
                act,
                person,
                now,
                entry);
    }

    /** Decided grants above an amount with what is published of them, the latest first, after a place. */
    List<GrantLine> published(long above, Instant before, UUID beforeId, int limit) {
        return Sql.rows(database, """
                select c.slug, c.title, g.beneficiary, g.tax_code, coalesce(a.cents, d.cents), d.decided_at, g.legal_basis, g.office,
                       g.manager, g.selection, g.cup, coalesce(a.stage, 'COMMITTED')
                from match_decision d join campaign c on c.id = d.campaign_id
                join lateral (select * from grant_sheet s where s.campaign_id = d.campaign_id order by s.version desc limit 1) g on true
                left join lateral (select * from grant_act x where x.campaign_id = d.campaign_id order by x.at desc limit 1) a on true
                where d.cents > ?1 and (d.decided_at, d.campaign_id) < (?2, ?3)
                order by d.decided_at desc, d.campaign_id desc limit %d""".formatted(limit), above, before, beforeId).stream()
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
                        row.get(11, String.class)))
                .toList();
    }
}
