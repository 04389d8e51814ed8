package it.broletto.report;

import it.broletto.campaign.BudgetLine;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports and what they hold: facts, by plain SQL. */
@ApplicationScoped
class Reports {

    private final EntityManager database;

    Reports(EntityManager database) {
        this.database = database;
    }

    /** Writers about one campaign wait for each other. */
    void hold(UUID campaign) {
        Sql.rows(database, "select 1 from campaign where id = ?1 for no key update", campaign);
    }

    /** What one form made. */
    record Made(UUID campaign, int number, String title, String body, boolean last) {

        boolean is(UUID wanted, NewReport report) {
            return campaign.equals(wanted)
                    && title.equals(report.title())
                    && body.equals(report.body())
                    && last == report.last();
        }
    }

    Optional<Made> byIntent(UUID intent) {
        return Sql.rows(
                        database,
                        "select campaign_id, number, title, body, final from campaign_report where intent = ?1",
                        intent)
                .stream()
                .findFirst()
                .map(row -> new Made(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Boolean.class)));
    }

    void add(UUID campaign, int number, NewReport report, List<BudgetLine> budget, UUID by, Instant now) {
        Sql.write(
                database,
                """
                insert into campaign_report (campaign_id, number, title, body, final, written_by, written_at, intent)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""",
                campaign,
                number,
                report.title(),
                report.body(),
                report.last(),
                by,
                now,
                report.intent());
        for (var at = 0; at < report.lines().size(); at++) {
            var line = report.lines().get(at);
            Sql.write(
                    database,
                    """
                    insert into campaign_report_line (campaign_id, number, position, label, planned_cents, spent_cents, note)
                    values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as text))""",
                    campaign,
                    number,
                    at,
                    budget.get(at).label(),
                    budget.get(at).amount().cents(),
                    line.spentCents(),
                    line.note());
        }
        for (var at = 0; at < report.documents().size(); at++) {
            var document = report.documents().get(at);
            Sql.write(
                    database,
                    "insert into campaign_report_document (campaign_id, number, position, title, url) values (?1, ?2, ?3, ?4, ?5)",
                    campaign,
                    number,
                    at,
                    document.title(),
                    document.url());
        }
    }

    void addPhoto(UUID campaign, int number, int position, String description, Picture picture, UUID by, Instant now) {
        Sql.write(
                database,
                """
                insert into campaign_report_photo (campaign_id, number, position, description, jpeg, width, height, added_by, added_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)""",
                campaign,
                number,
                position,
                description,
                picture.jpeg(),
                picture.width(),
                picture.height(),
                by,
                now);
    }

    Optional<byte[]> photo(UUID campaign, int number, int position) {
        return Sql.rows(database, """
                select jpeg from campaign_report_photo where campaign_id = ?1 and number = ?2 and position = ?3""", campaign, number, position).stream()
                .findFirst()
                .map(row -> row.get(0, byte[].class));
    }

    /** @param reason null approves it */
    void decide(UUID campaign, int number, String reason, UUID by, Instant now) {
        Sql.write(database, """
                insert into campaign_report_decision (campaign_id, number, approved, reason, person_id, at)
                values (?1, ?2, ?3, cast(?4 as text), ?5, ?6)""", campaign, number, reason == null, reason, by, now);
    }

    /** In order; at most 100. */
    List<ReportView> of(UUID campaign) {
        var lines = new HashMap<Integer, List<ReportView.Spent>>();
        Sql.rows(database, """
                select number, label, planned_cents, spent_cents, note from campaign_report_line where campaign_id = ?1
                order by number, position limit 2500""", campaign)
                .forEach(row -> lines.computeIfAbsent(row.get(0, Integer.class), none -> new ArrayList<>())
                        .add(new ReportView.Spent(
                                row.get(1, String.class),
                                Money.ofCents(row.get(2, Long.class)),
                                Money.ofCents(row.get(3, Long.class)),
                                row.get(4, String.class))));
        var documents = new HashMap<Integer, List<ReportView.Document>>();
        Sql.rows(database, """
                select number, title, url from campaign_report_document where campaign_id = ?1 order by number, position limit 1000""", campaign).forEach(row -> documents
                .computeIfAbsent(row.get(0, Integer.class), none -> new ArrayList<>())
                .add(new ReportView.Document(row.get(1, String.class), row.get(2, String.class))));
        var photos = new HashMap<Integer, List<ReportView.Photo>>();
        Sql.rows(database, """
                select number, position, description, width, height from campaign_report_photo where campaign_id = ?1
                order by number, position limit 600""", campaign)
                .forEach(row -> photos.computeIfAbsent(row.get(0, Integer.class), none -> new ArrayList<>())
                        .add(new ReportView.Photo(
                                row.get(1, Integer.class),
                                row.get(2, String.class),
                                row.get(3, Integer.class),
                                row.get(4, Integer.class))));
        return Sql.rows(database, """
                select r.number, r.title, r.body, r.final, r.written_by, r.written_at, d.approved, d.reason, d.at
                from campaign_report r left join campaign_report_decision d on d.campaign_id = r.campaign_id and d.number = r.number
                where r.campaign_id = ?1 order by r.number limit 100""", campaign).stream()
                .map(row -> new ReportView(
                        campaign,
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Boolean.class),
                        row.get(4, UUID.class),
                        row.get(5, Instant.class),
                        row.get(6, Boolean.class),
                        row.get(7, String.class),
                        row.get(8, Instant.class),
                        lines.getOrDefault(row.get(0, Integer.class), List.of()),
                        documents.getOrDefault(row.get(0, Integer.class), List.of()),
                        photos.getOrDefault(row.get(0, Integer.class), List.of())))
                .toList();
    }

    /** A campaign, and since when its report is due or waits. */
    record Due(UUID campaign, Instant since) {}

    /** Last reports that wait for the offices, the longest first. */
    List<Due> waiting(int limit) {
        return due("""
                select r.campaign_id, r.written_at from campaign_report r where r.final
                and not exists (select 1 from campaign_report_decision d where d.campaign_id = r.campaign_id and d.number = r.number)
                order by r.written_at, r.campaign_id limit\s""" + limit);
    }

    /** Funded campaigns that were decided before and have no last report that waits or is approved, the longest first. */
    List<Due> overdue(Instant decidedBefore, int limit) {
        return due("""
                select c.campaign_id, c.decided_at from collection_decision c where c.funded and c.decided_at < ?1
                and not exists (select 1 from campaign_report r left join campaign_report_decision d on d.campaign_id = r.campaign_id and d.number = r.number
                                where r.campaign_id = c.campaign_id and r.final and (d.approved or d.number is null))
                order by c.decided_at, c.campaign_id limit\s""" + limit, decidedBefore);
    }

    private List<Due> due(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream()
                .map(row -> new Due(row.get(0, UUID.class), row.get(1, Instant.class)))
                .toList();
    }

    /** A stage that a campaign reached. */
    record Reached(Afterwards stage, Instant since) {}

    /** In their order. */
    List<Reached> stages(UUID campaign) {
        return Sql.rows(database, "select stage, since from campaign_stages(?1) order by place", campaign).stream()
                .map(row -> new Reached(Afterwards.valueOf(row.get(0, String.class)), row.get(1, Instant.class)))
                .toList();
    }

    /** What happened besides the stages, in any order. */
    List<Step> steps(UUID campaign) {
        return Sql.rows(database, """
                select 'CLOSED', closed_at, promised_cents, null from campaign_closing where campaign_id = ?1
                union all
                select case when funded then 'FUNDED' else 'FAILED' end, decided_at, settled_cents, null from collection_decision where campaign_id = ?1
                union all
                select 'GRANT', decided_at, cents, null from match_decision where campaign_id = ?1 and cents > 0
                union all
                select 'GRANT', e.ended_at, a.cents, a.act from city_award a join city_award_end e on e.award_id = a.id and e.committed where a.campaign_id = ?1
                union all
                select case stage when 'PAID' then 'PAID_GRANT' else stage end, at, cents, act from grant_act where campaign_id = ?1
                union all
                select 'PAID', e.at, p.cents, t.title from payout p join payout_event e on e.payout_id = p.id and e.event = 'EXECUTE'
                    join payout_tranche t on t.campaign_id = p.campaign_id and t.plan = p.plan and t.position = p.position where p.campaign_id = ?1
                union all
                select 'TOLD', written_at, null, title from campaign_report where campaign_id = ?1 and not final
                union all
                select 'REPORTED', d.at, null, r.title from campaign_report r join campaign_report_decision d
                    on d.campaign_id = r.campaign_id and d.number = r.number and d.approved where r.campaign_id = ?1
                limit 300""", campaign).stream()
                .map(row -> new Step(
                        Step.Kind.valueOf(row.get(0, String.class)),
                        row.get(1, Instant.class),
                        row.get(2, Long.class) == null ? null : Money.ofCents(row.get(2, Long.class)),
                        row.get(3, String.class)))
                .toList();
    }
}
