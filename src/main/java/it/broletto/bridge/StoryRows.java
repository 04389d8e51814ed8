package it.broletto.bridge;

import it.broletto.accountability.Story.Chapter;
import it.broletto.accountability.Story.Kind;
import it.broletto.project.ProjectStatus;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is written of an idea in rounds and campaigns, by plain SQL. Of ballots only what their count made public. */
@ApplicationScoped
class StoryRows {

    /** A proposal, a project and a campaign are linked where one was made of the other. */
    private static final String LINKED = """
            with recursive linked (id) as (
                select cast(?1 as uuid)
                union
                select n.id from linked l cross join lateral (
                    select p.proposal_id from project p where p.id = l.id and p.proposal_id is not null
                    union all select p.id from project p where p.proposal_id = l.id
                    union all select c.project_id from campaign c where c.id = l.id and c.project_id is not null
                    union all select c.id from campaign c where c.project_id = l.id
                    union all select i.id from round_entry e join proposal i on i.intent = e.intent and i.author_id = e.author_id
                        where e.campaign_id = l.id
                    union all select e.campaign_id from proposal i join round_entry e on e.intent = i.intent and e.author_id = i.author_id
                        where i.id = l.id) n (id))
            select id from linked limit 60""";

    /** A project of the story. */
    record Listed(UUID id, String title, Money cost, ProjectStatus status, Instant at, String resultsPath) {}

    private final EntityManager database;

    StoryRows(EntityManager database) {
        this.database = database;
    }

    /** The ids of everything that belongs to one story, itself too. */
    List<UUID> linked(UUID id) {
        return Sql.rows(database, LINKED, id).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    /** The title of the first proposal that stands; null if there is none. */
    String proposalTitle(Collection<UUID> ids) {
        return Sql.rows(
                        database,
                        "select title from proposal where id in (?1) and status <> 'WITHDRAWN' order by submitted_at limit 1",
                        ids)
                .stream()
                .findFirst()
                .map(row -> row.get(0, String.class))
                .orElse(null);
    }

    List<Listed> projects(Collection<UUID> ids) {
        return Sql.rows(database, """
                select p.id, p.title, p.cost_cents, p.status, p.listed_at,
                       case when r.phase = 'DECIDED' then '/rounds/' || r.slug || '/results/' || a.code end
                from project p join round r on r.id = p.round_id join area a on a.id = p.area_id
                where p.id in (?1) order by p.listed_at, p.id""", ids).stream()
                .map(row -> new Listed(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        Money.ofCents(row.get(2, Long.class)),
                        ProjectStatus.valueOf(row.get(3, String.class)),
                        row.get(4, Instant.class),
                        row.get(5, String.class)))
                .toList();
    }

    /** Proposals, what the offices said last, ballots, what the count made of them, works and reports. */
    List<Chapter> chapters(Collection<UUID> ids) {
        var chapters = new ArrayList<Chapter>();
        add(chapters, """
                select 'PROPOSED', i.submitted_at, r.title, '/proposals/' || i.id, cast(null as bigint), cast(null as bigint), cast(null as text), cast(null as text)
                from proposal i join round r on r.id = i.round_id where i.id in (?1) and i.status <> 'WITHDRAWN'""", ids);
        add(chapters, """
                select distinct on (v.proposal_id) case when v.feasible then 'FEASIBLE' else 'NOT_FEASIBLE' end, v.reviewed_at, r.title,
                       '/proposals/' || v.proposal_id, v.cost_cents, cast(null as bigint), v.reason, cast(null as text)
                from review v join proposal i on i.id = v.proposal_id join round r on r.id = i.round_id
                where v.proposal_id in (?1) and i.status <> 'WITHDRAWN' order by v.proposal_id, v.reviewed_at desc""", ids);
        add(chapters, """
                select 'LISTED', p.listed_at, r.title, '/rounds/' || r.slug, p.cost_cents, cast(p.number as bigint), cast(null as text), cast(null as text)
                from project p join round r on r.id = p.round_id where p.id in (?1) and p.status <> 'UNLISTED'""", ids);
        add(chapters, """
                select case when l.won then 'WON' else 'LOST' end, o.counted_at, r.title, '/rounds/' || r.slug || '/results/' || a.code,
                       l.cost_cents, l.votes, cast(null as text), cast(null as text)
                from outcome_line l join outcome o on o.id = l.outcome_id join round r on r.id = o.round_id join area a on a.id = o.area_id
                where l.project_id in (?1) and r.phase = 'DECIDED'""", ids);
        add(chapters, """
                select 'WORKS', f.stated_at, cast(null as text), '/projects/' || f.project_id, cast(null as bigint), cast(null as bigint), f.body, f.status
                from fact f where f.project_id in (?1) and f.status is not null order by f.stated_at desc limit 50""", ids);
        add(chapters, """
                select 'REPORTED', m.written_at, m.title, '/campaigns/' || c.slug || '/money', cast(null as bigint), cast(null as bigint), cast(null as text), cast(null as text)
                from campaign_report m join campaign c on c.id = m.campaign_id where m.campaign_id in (?1) order by m.written_at desc limit 50""", ids);
        add(chapters, """
                select 'CANCELLED', t.at, c.title, '/campaigns/' || c.slug, cast(null as bigint), cast(null as bigint), t.reason, cast(null as text)
                from campaign_course t join campaign c on c.id = t.campaign_id where t.campaign_id in (?1) and t.act = 'CANCEL'""", ids);
        return chapters;
    }

    private void add(List<Chapter> chapters, String sql, Collection<UUID> ids) {
        Sql.rows(database, sql, ids).stream().map(StoryRows::chapter).forEach(chapters::add);
    }

    private static Chapter chapter(Tuple row) {
        var cents = row.get(4, Long.class);
        var status = row.get(7, String.class);
        return new Chapter(
                Kind.valueOf(row.get(0, String.class)),
                row.get(1, Instant.class),
                row.get(2, String.class),
                row.get(3, String.class),
                cents == null ? null : Money.ofCents(cents),
                row.get(5, Long.class),
                row.get(6, String.class),
                status == null ? null : ProjectStatus.valueOf(status));
    }
}
