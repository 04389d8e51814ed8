package it.broletto.privacy;

import it.broletto.shared.Money;
import it.broletto.shared.Sealed;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Persons and what is kept of them, by plain SQL. The name of a column of a question is that of a {@link Column}. */
@ApplicationScoped
class Persons {

    /** No section tells more. */
    private static final int MOST = 1_000;

    private static final String RUNNING = """
            select 'PLEDGE', c.title, '/campaigns/' || c.slug || '/pledges/' || p.id, c.closes_at
            from pledge p join campaign c on c.id = p.campaign_id
            where p.person_id = ?1 and c.status in ('LIVE', 'SUSPENDED')
              and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
            union all
            select 'MONEY', c.title, '/campaigns/' || c.slug || '/pledges/' || p.id, cast(null as timestamptz)
            from pledge p join campaign c on c.id = p.campaign_id left join pledge_state s on s.pledge_id = p.id
            where p.person_id = ?1 and (
                s.status in ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED', 'REFUND_QUEUED', 'REFUNDING', 'REFUND_ERROR', 'DISPUTED')
                or s.status in ('COLLECTED', 'WON') and (c.status in ('CLOSED', 'FAILED', 'CANCELLED')
                    or exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id))
                or s.pledge_id is null and c.status = 'CLOSED' and exists (select 1 from campaign_rail r where r.campaign_id = c.id)
                    and exists (select 1 from standing_pledge t where t.id = p.id))
            union all
            select 'OFFER', c.title, '/campaigns/' || c.slug || '/needs', c.closes_at
            from need_offer o join campaign_need n on n.id = o.need_id join campaign c on c.id = n.campaign_id
            where o.person_id = ?1 and c.status in ('LIVE', 'SUSPENDED')
              and not exists (select 1 from need_offer_withdrawal w where w.offer_id = o.id)
            union all
            select 'PROPOSAL', p.title, '/proposals/' || p.id, (select closes_at from phase where round_id = r.id and kind = 'COLLECTING')
            from proposal p join round r on r.id = p.round_id
            where p.author_id = ?1 and p.status <> 'WITHDRAWN' and r.phase = 'COLLECTING'
            union all
            select 'BALLOT', r.title, '/rounds/' || r.slug, (select closes_at from phase where round_id = r.id and kind = 'VOTING')
            from ballot b join round r on r.id = b.round_id where b.person_id = ?1 and r.phase = 'VOTING'
            union all
            select 'APPLICATION', coalesce(v.content ->> 'title', ''), '/applications/' || a.id, cast(null as timestamptz)
            from application a left join application_version v on v.application_id = a.id and v.number = a.number
            where a.applicant_id = ?1 and a.status in ('IN_REVIEW', 'RETURNED', 'APPROVED')
            union all
            select 'CAMPAIGN', c.title, '/campaigns/' || c.slug, cast(null as timestamptz)
            from application a join campaign c on c.id = a.campaign_id
            where a.applicant_id = ?1 and c.status not in ('FAILED', 'CANCELLED', 'REPORTED')
            union all
            select 'OFFICE', '', '/me/data', cast(null as timestamptz)
            where exists (select 1 from audit_entry where actor_id = ?1 and actor_role <> 'citizen')""";

    private static final Map<Section, String> QUESTIONS = new EnumMap<>(Map.ofEntries(
            Map.entry(Section.PERSON, """
                    select p.id as "ID", p.created_at as "WHEN", r.district as "DISTRICT"
                    from person p left join resident r on r.subject = p.subject where p.id = ?1"""),
            Map.entry(Section.PLEDGES, """
                    select p.id as "ID", c.title as "CAMPAIGN", p.amount_cents as "AMOUNT", p.pledged_at as "WHEN",
                           case when y.pledge_id is null then p.public_name else y.public_name end as "NAME",
                           case when y.pledge_id is null then p.message else y.message end as "MESSAGE", r.title as "TITLE",
                           case when s.status is not null then s.status when w.pledge_id is not null then 'WITHDRAWN'
                                when c.status = 'CANCELLED' then 'CANCELLED' when c.status = 'SUSPENDED' then 'RESTING'
                                when not exists (select 1 from standing_pledge t where t.id = p.id) then case c.status when 'LIVE' then 'NO_MEANS' else 'LATE' end
                                when c.status = 'FAILED' then 'LAPSED'
                                when not exists (select 1 from campaign_rail x where x.campaign_id = c.id) then 'PROMISED'
                                when c.status = 'CLOSED' then 'WAITING' else 'STANDS' end as "STATE"
                    from pledge p join campaign c on c.id = p.campaign_id left join pledge_withdrawal w on w.pledge_id = p.id
                    left join pledge_state s on s.pledge_id = p.id left join return_claim k on k.pledge_id = p.id
                    left join campaign_return r on r.id = k.return_id
                    left join lateral (select n.pledge_id, n.public_name, n.message from pledge_naming n where n.pledge_id = p.id
                        order by n.number desc limit 1) y on true
                    where p.person_id = ?1 order by p.pledged_at desc"""),
            Map.entry(Section.ASSISTED, """
                    select c.title as "CAMPAIGN", a.document as "DOCUMENT", a.entered_at as "WHEN" from assisted_pledge a
                    join pledge p on p.id = a.pledge_id join campaign c on c.id = p.campaign_id where p.person_id = ?1 order by a.entered_at desc"""),
            Map.entry(Section.CODES, """
                    select c.title as "CAMPAIGN", x.code as "CODE", x.at as "WHEN" from (
                        select pledge_id, reference as code, made_at as at from transfer_reference
                        union all
                        select pledge_id, number, made_at from pagopa_notice) x
                    join pledge p on p.id = x.pledge_id join campaign c on c.id = p.campaign_id where p.person_id = ?1 order by x.at desc"""),
            Map.entry(Section.PAYERS, """
                    select c.title as "CAMPAIGN", y.name as "NAME", y.named_at as "WHEN", y.key as "ID" from transfer_payer y
                    join transfer_call k on k.key = y.key join pledge p on p.id = k.pledge_id join campaign c on c.id = p.campaign_id
                    where p.person_id = ?1 and y.name <> '' order by y.named_at desc"""),
            Map.entry(Section.TRANSFERS, """
                    select c.title as "CAMPAIGN", l.cents as "AMOUNT", l.reference as "CODE", l.read_at as "WHEN", l.id as "ID",
                           case when x.own then l.payer end as "NAME", case when x.own then l.iban end as "IBAN", case when x.own then l.words end as "WORDS"
                    from pledge p join campaign c on c.id = p.campaign_id cross join lateral (
                        select s.line_id, exists (select 1 from transfer_event e where e.line_id = s.line_id and e.number = 1 and e.event = 'MATCH' and e.person_id is null) as own
                        from transfer_state s where s.pledge_id = p.id
                        union
                        select m.id, exists (select 1 from transfer_event e where e.line_id = m.id and e.number = 1 and e.event = 'MATCH' and e.person_id is null)
                        from transfer_reference t join transfer_line m on m.reference = t.reference and m.credit where t.pledge_id = p.id) x
                    join transfer_line l on l.id = x.line_id where p.person_id = ?1 order by l.read_at desc"""),
            Map.entry(Section.RETURNED, """
                    select c.title as "CAMPAIGN", s.cents as "AMOUNT", x.holder as "NAME", x.iban as "IBAN", x.at as "WHEN", x.place || x.line_id as "ID"
                    from (select line_id, 'back/' as place, holder, iban, ordered_at as at from transfer_back where holder <> ''
                          union all
                          select i.line_id, 'named/', i.holder, i.iban, i.named_at from transfer_iban i
                          where i.holder <> '' and not exists (select 1 from transfer_back b where b.line_id = i.line_id)) x
                    join transfer_state s on s.line_id = x.line_id join pledge p on p.id = s.pledge_id join campaign c on c.id = p.campaign_id
                    where p.person_id = ?1 and exists (select 1 from transfer_event e where e.line_id = x.line_id and e.number = 1 and e.event = 'MATCH' and e.person_id is null)
                    order by x.at desc"""),
            Map.entry(Section.CALLS, """
                    select c.title as "CAMPAIGN", k.rail as "RAIL", k.cents as "AMOUNT", k.asked_at as "WHEN", (
                           select a.provider_id from provider_answer a where a.key = k.key and a.provider_id is not null order by a.id desc limit 1) as "CODE"
                    from provider_call k join pledge p on p.id = k.pledge_id join campaign c on c.id = p.campaign_id
                    where p.person_id = ?1 order by k.asked_at desc"""),
            Map.entry(Section.DISPUTES, """
                    select c.title as "CAMPAIGN", d.provider_id as "CODE", d.reason as "WORDS", d.opened_at as "WHEN" from pledge_dispute d
                    join pledge p on p.id = d.pledge_id join campaign c on c.id = p.campaign_id where p.person_id = ?1 order by d.opened_at desc"""),
            Map.entry(Section.CONTACTS, """
                    select c.title as "CAMPAIGN", k.address as "ADDRESS", k.left_at as "WHEN", k.id as "ID" from contact k
                    left join pledge p on p.id = k.pledge_id left join campaign c on c.id = p.campaign_id
                    where k.erased_at is null and k.id in (
                        select o.id from contact o join pledge b on b.id = o.pledge_id where b.person_id = ?1
                        union select contact_id from follower_mail where person_id = ?1) order by k.left_at desc"""),
            Map.entry(Section.MAILS, """
                    select c.title as "CAMPAIGN", m.written_at as "WHEN" from mail m join contact k on k.id = m.contact_id
                    left join pledge p on p.id = k.pledge_id left join campaign c on c.id = p.campaign_id where k.id in (
                        select o.id from contact o join pledge b on b.id = o.pledge_id where b.person_id = ?1
                        union select contact_id from follower_mail where person_id = ?1) order by m.written_at desc"""),
            Map.entry(Section.FOLLOWINGS, """
                    select x.campaign as "CAMPAIGN", x.title as "TITLE", x.at as "WHEN" from (
                        select cast(null as text) as campaign, coalesce(i.title, j.title) as title, f.since as at from following f
                        left join proposal i on i.id = f.proposal_id left join project j on j.id = f.project_id where f.person_id = ?1
                        union all
                        select c.title, null, v.invited_at from campaign_invitation v join campaign c on c.id = v.campaign_id where v.person_id = ?1) x
                    order by x.at desc"""),
            Map.entry(Section.NAMES, """
                    select c.title as "CAMPAIGN", x.public_name as "NAME", x.message as "MESSAGE", x.at as "WHEN" from (
                        select n.pledge_id, n.public_name, n.message, n.named_at as at
                        from pledge_naming n join pledge q on q.id = n.pledge_id where q.person_id = ?1
                        union all
                        select b.id, b.public_name, b.message, b.pledged_at from pledge b
                        where b.person_id = ?1 and exists (select 1 from pledge_naming n where n.pledge_id = b.id)) x
                    join pledge p on p.id = x.pledge_id join campaign c on c.id = p.campaign_id order by x.at desc"""),
            Map.entry(Section.FALLBACKS, """
                    select c.title as "CAMPAIGN", f.choice as "CHOICE", o.title as "TITLE", f.chosen_at as "WHEN"
                    from pledge_fallback f join pledge p on p.id = f.pledge_id join campaign c on c.id = p.campaign_id
                    left join campaign o on o.id = f.other_id where p.person_id = ?1 order by f.chosen_at desc"""),
            Map.entry(Section.MEANS, """
                    select c.title as "CAMPAIGN", m.means as "CODE", coalesce(m.rail, r.rail) as "RAIL", m.shown_at as "WHEN"
                    from pledge_means m join pledge p on p.id = m.pledge_id join campaign c on c.id = p.campaign_id
                    left join campaign_rail r on r.campaign_id = c.id where p.person_id = ?1 order by m.shown_at desc"""),
            Map.entry(Section.RECEIPTS, """
                    select c.title as "CAMPAIGN", w.holder as "NAME", w.tax_code as "TAXCODE", w.wished_at as "WHEN",
                           r.number || '/' || r.year as "CODE", r.cents as "AMOUNT", w.pledge_id || '/' || w.version as "ID"
                    from receipt_wish w join pledge p on p.id = w.pledge_id join campaign c on c.id = p.campaign_id
                    left join receipt r on r.pledge_id = w.pledge_id and r.wish = w.version where p.person_id = ?1 order by w.wished_at desc"""),
            Map.entry(Section.OFFERS, """
                    select o.id as "ID", c.title as "CAMPAIGN", n.name as "TITLE", o.quantity as "QUANTITY", o.note as "MESSAGE", o.offered_at as "WHEN",
                           case when w.offer_id is null then 'STANDS' else 'WITHDRAWN' end as "STATE"
                    from need_offer o join campaign_need n on n.id = o.need_id join campaign c on c.id = n.campaign_id
                    left join need_offer_withdrawal w on w.offer_id = o.id where o.person_id = ?1 order by o.offered_at desc"""),
            Map.entry(Section.QUESTIONS, """
                    select c.title as "CAMPAIGN", q.words as "WORDS", q.asked_at as "WHEN" from campaign_question q
                    join campaign c on c.id = q.campaign_id where q.person_id = ?1 order by q.asked_at desc"""),
            Map.entry(Section.PROPOSALS, """
                    select r.title as "ROUND", p.title as "TITLE", concat_ws(' – ', p.body, p.place) as "WORDS", p.status as "STATE", p.submitted_at as "WHEN"
                    from proposal p join round r on r.id = p.round_id where p.author_id = ?1 order by p.submitted_at desc"""),
            Map.entry(Section.EDITS, """
                    select e.title as "TITLE", e.body as "WORDS", e.edited_at as "WHEN"
                    from proposal_edit e join proposal p on p.id = e.proposal_id where p.author_id = ?1 order by e.edited_at desc"""),
            Map.entry(Section.BALLOTS, """
                    select r.title as "ROUND", c.receipt as "CODE", c.cast_at as "WHEN", b.district as "DISTRICT" from ballot b join round r on r.id = b.round_id
                    join ballot_cast c on c.ballot_id = b.id where b.person_id = ?1 order by c.cast_at desc"""),
            Map.entry(Section.APPLICATIONS, """
                    select a.id as "ID", a.status as "STATE", a.saved_at as "WHEN",
                           coalesce((select cast(v.content as text) from application_version v where v.application_id = a.id and v.number = a.number), a.draft) as "WORDS"
                    from application a where a.applicant_id = ?1 order by a.begun_at desc"""),
            Map.entry(Section.PROMOTER, """
                    select c.title as "CAMPAIGN", x.words as "WORDS", x.at as "WHEN" from (
                        select campaign_id, title || ': ' || body as words, written_at as at from campaign_update where person_id = ?1
                        union all
                        select q.campaign_id, a.words, a.answered_at from question_answer a join campaign_question q on q.id = a.question_id where a.person_id = ?1
                        union all
                        select campaign_id, country || ' … ' || ending, entered_at from beneficiary_account where entered_by = ?1) x
                    join campaign c on c.id = x.campaign_id order by x.at desc"""),
            Map.entry(
                    Section.ACTS,
                    "select act as \"ACT\", at as \"WHEN\" from audit_entry where actor_id = ?1 order by id desc")));

    private final EntityManager database;
    private final Sealed sealed;

    Persons(EntityManager database, Sealed sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    /** Nobody acts as this person until the end of the transaction; false if they are forgotten. */
    boolean hold(UUID person) {
        return !Sql.rows(database, "select 1 from person where id = ?1 and subject is not null for update", person)
                .isEmpty();
    }

    List<Running> running(UUID person) {
        return Sql.rows(database, RUNNING + " limit 200", person).stream()
                .map(row -> new Running(
                        Running.Kind.valueOf(row.get(0, String.class)),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    Kept kept(Section section, UUID person) {
        return new Kept(
                section,
                Sql.rows(database, QUESTIONS.get(section) + " limit " + MOST, person).stream()
                        .map(row -> thing(section, row))
                        .toList());
    }

    private Map<Column, Object> thing(Section section, Tuple row) {
        var thing = new EnumMap<Column, Object>(Column.class);
        for (var element : row.getElements()) {
            var column = Column.valueOf(element.getAlias());
            var value = row.get(element.getAlias());
            if (value != null) {
                thing.put(column, column == Column.AMOUNT ? Money.ofCents(((Number) value).longValue()) : value);
            }
        }
        switch (section) {
            case RECEIPTS -> {
                open(thing, Column.NAME, "receipt.holder/" + thing.get(Column.ID));
                open(thing, Column.TAXCODE, "receipt.tax-code/" + thing.get(Column.ID));
                thing.remove(Column.ID);
            }
            case OFFERS -> open(thing, Column.MESSAGE, "need_offer.note/" + thing.get(Column.ID));
            case PAYERS -> open(thing, Column.NAME, "transfer.expected/" + thing.remove(Column.ID));
            case TRANSFERS -> {
                var line = thing.remove(Column.ID);
                open(thing, Column.NAME, "transfer.payer/" + line);
                open(thing, Column.IBAN, "transfer.iban/" + line);
                open(thing, Column.WORDS, "transfer.words/" + line);
            }
            case RETURNED -> {
                var place = thing.remove(Column.ID).toString().split("/");
                open(thing, Column.NAME, "transfer." + place[0] + ".holder/" + place[1]);
                open(thing, Column.IBAN, "transfer." + place[0] + ".iban/" + place[1]);
            }
            case CONTACTS -> open(thing, Column.ADDRESS, "contact.address/" + thing.remove(Column.ID));
            default -> {}
        }
        return thing;
    }

    private void open(Map<Column, Object> thing, Column column, String place) {
        thing.computeIfPresent(
                column, (same, value) -> sealed.open(value.toString(), place).orElse("–"));
    }

    void forget(UUID person, Instant now) {
        Sql.rows(database, "select forget_person(?1, ?2)", person, now);
    }

    long forgetByAge(Instant now) {
        return Sql.rows(database, "select forget_by_age(?1)", now).get(0).get(0, Long.class);
    }
}
