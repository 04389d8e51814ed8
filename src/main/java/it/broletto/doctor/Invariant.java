package it.broletto.doctor;

/**
 * What always holds of the city's money. Each is one statement, so that it sees one moment; it answers with a figure to
 * show, how many things are wrong, and the name of one of them.
 */
public enum Invariant {
    /** What leaves an account enters another: each entry balances within one book, and so do all together. */
    BALANCED("I1", """
            select (select number from ledger_head),
                   count(*), min(wrong) from (
                select 'entry ' || l.entry as wrong from ledger_line l join ledger_account a on a.id = l.account
                join ledger_entry e on e.number = l.entry
                group by l.entry having sum(l.cents) <> 0 or count(distinct a.book) <> 1
                union all
                select 'book ' || book from ledger_account group by book having sum(side * posted_cents) <> 0) w"""),

    /** No account gives what it has not. */
    COVERED("I2", """
            select count(*) filter (where floored), count(*) filter (where floored and posted_cents < held_cents),
                   min(kind || ' ' || owner) filter (where floored and posted_cents < held_cents) from ledger_account"""),

    /** A pledge is charged once at most: by our entries, by our events, and by what providers answered. */
    CHARGED_ONCE("I3", """
            select (select count(*) from pledge_event where event = 'SETTLE'), count(*), cast(min(cast(pledge as text)) as text) from (
                select subject as pledge from ledger_entry where type = 'collect' and subject is not null group by subject having count(*) > 1
                union
                select pledge_id from pledge_event where event = 'SETTLE' group by pledge_id having count(*) > 1
                union
                select c.pledge_id from provider_call c join provider_answer a on a.key = c.key
                where c.act = 'COLLECT' and a.outcome = 'SETTLED' group by c.pledge_id having count(*) > 1) w"""),

    /** Nothing goes back twice, and never more than came. */
    GIVEN_BACK_ONCE("I4", """
            select (select count(*) from pledge_event where event = 'REFUND'), count(*), cast(min(cast(pledge as text)) as text) from (
                select coalesce(g.pledge_id, e.subject) as pledge from ledger_entry e join ledger_line l on l.entry = e.number and l.cents > 0
                left join moved_gift g on g.to_pledge = e.subject
                where e.type in ('collect', 'refund', 'dispute-lost') and e.subject is not null and e.phase = 'POST'
                group by 1
                having coalesce(sum(l.cents) filter (where e.type <> 'collect'), 0) > coalesce(sum(l.cents) filter (where e.type = 'collect'), 0)
                union
                select c.pledge_id from provider_call c join provider_answer a on a.key = c.key
                where c.act = 'REFUND' and a.outcome = 'SETTLED' group by c.pledge_id having count(*) > 1) w"""),

    /** What is kept for a campaign is what was collected for it, less what went back or on. */
    ESCROW_EXACT("I5", """
            select cast(coalesce(sum(a.posted_cents), 0) as bigint), count(*) filter (where a.posted_cents <> coalesce(p.cents, 0) + coalesce(o.cents, 0)),
                   min(a.owner) filter (where a.posted_cents <> coalesce(p.cents, 0) + coalesce(o.cents, 0))
            from ledger_account a
            join campaign c on cast(c.id as text) = a.owner
            left join (select s.campaign_id, k.kind, sum(k.sign * s.amount_cents) as cents
                       from pledge_event e join pledge_state s on s.pledge_id = e.pledge_id
                       join (values ('SETTLE', 'ESCROW', 1), ('ARRIVE', 'ESCROW', 1), ('MOVE', 'ESCROW', -1), ('QUEUE_REFUND', 'ESCROW', -1), ('QUEUE_REFUND', 'REFUND_PAYABLE', 1),
                                    ('REFUND', 'REFUND_PAYABLE', -1)) k (event, kind, sign) on k.event = e.event group by 1, 2) p
                on p.campaign_id = c.id and p.kind = a.kind
            left join (select l.account, sum(-l.cents) as cents from ledger_line l join ledger_entry e on e.number = l.entry
                       where e.type not in ('collect', 'refund-queued', 'refund', 'gift-moved', 'gift-to-fund') and e.phase in ('POST', 'SETTLE') group by l.account) o
                on o.account = a.id
            where a.kind in ('ESCROW', 'REFUND_PAYABLE')"""),

    /** Of a campaign that failed and is settled nothing is left here. */
    FAILED_EMPTY("I6", """
            select count(*), count(*) filter (where kept <> 0), cast(min(cast(campaign_id as text)) filter (where kept <> 0) as text) from (
                select d.campaign_id, coalesce((select sum(a.posted_cents) from ledger_account a
                    where a.owner = cast(d.campaign_id as text) and a.kind in ('ESCROW', 'REFUND_PAYABLE')), 0) as kept
                from collection_decision d where not d.funded and not exists (
                    select 1 from pledge_state s where s.campaign_id = d.campaign_id and s.status not in ('REFUNDED', 'DROPPED', 'LOST', 'MOVED'))) w"""),

    /** The neighbourhood fund has the gifts that went into it, less what it gave and what banks took back. */
    FUND("I5", """
            select w.there, case when w.there = w.due then 0 else 1 end, case when w.there = w.due then null else 'FUND' end from (
                select coalesce((select cast(sum(posted_cents) as bigint) from ledger_account where kind = 'FUND'), 0) as there,
                    (select coalesce(sum(cents), 0) from moved_gift where to_campaign is null)
                    - (select coalesce(sum(g.cents), 0) from fund_grant g join fund_decision d on d.grant_id = g.id and d.granted)
                    - (select coalesce(sum(l.cents), 0) from moved_gift m
                       join pledge_event e on e.pledge_id = m.pledge_id and e.event = 'LOSE' join ledger_entry n on n.id = e.entry_id
                       join ledger_line l on l.entry = n.number join ledger_account a on a.id = l.account and a.kind = 'FUND' where m.to_campaign is null)
                    + (select coalesce(sum(-l.cents), 0) from ledger_account a join ledger_line l on l.account = a.id join ledger_entry n on n.number = l.entry
                       where a.kind = 'FUND' and n.type not in ('gift-to-fund', 'fund-granted', 'dispute-lost') and n.phase in ('POST', 'SETTLE')) as due) w"""),

    /** What belongs to nobody yet is named, credit by credit: those of transfers that no pledge was collected with and that did not go back. */
    SUSPENSE("I6", """
            select cast(coalesce(sum(there), 0) as bigint), count(*) filter (where there <> due), min(rail) filter (where there <> due) from (
                select rail, sum(there) as there, sum(due) as due from (
                    select 'SUSPENSE ' || owner as rail, posted_cents as there, 0 as due from ledger_account where kind = 'SUSPENSE'
                    union all
                    select 'SUSPENSE transfer', 0, cents from transfer_state where not collected and status <> 'PAID'
                    union all
                    select 'SUSPENSE ' || a.owner, 0, -l.cents from ledger_account a join ledger_line l on l.account = a.id join ledger_entry n on n.number = l.entry
                    where a.kind = 'SUSPENSE' and n.type not in ('transfer-in', 'transfer-matched', 'transfer-back') and n.phase in ('POST', 'SETTLE')) x
                group by rail) w"""),

    /** The city's envelopes promise no more than they have. */
    ENVELOPE("I7", """
            select cast(coalesce(sum(posted_cents) filter (where kind = 'CHAPTER'), 0) as bigint),
                   cast(count(*) filter (where kind <> 'CHAPTER' and posted_cents < 0) as bigint)
                   + case when coalesce(sum(posted_cents) filter (where kind = 'CHAPTER'), 0)
                              = coalesce(sum(posted_cents) filter (where kind <> 'CHAPTER'), 0) then 0 else 1 end,
                   coalesce(min(kind || ' ' || owner) filter (where kind <> 'CHAPTER' and posted_cents < 0), 'the sum of all stages')
            from ledger_account where book = 'ENVELOPE'"""),

    /** What the city adds comes out again from the inputs that were stored with the decision: see {@link MatchCheck}. */
    MATCHES("I8", null),

    /** Sponsors pay what the city adds to the cent, each its share to less than a cent. */
    SPONSORS("I10", """
            select (select cast(coalesce(sum(cents), 0) as bigint) from match_decision), count(*), min('campaign ' || campaign_id) from (
                select d.campaign_id from match_decision d
                left join lateral jsonb_array_elements(cast(d.split as jsonb)) with ordinality p (part, number) on true
                left join call_sponsor s on s.call_id = d.call_id and s.number = p.number
                group by d.campaign_id, d.call_id, d.cents
                having d.cents <> coalesce(sum(cast(p.part ->> 'cents' as bigint)), -1)
                    or count(s.number) <> (select count(*) from call_sponsor c where c.call_id = d.call_id)
                    or bool_or(abs(cast(p.part ->> 'cents' as numeric) * (select sum(share) from call_sponsor c where c.call_id = d.call_id)
                                   - cast(d.cents as numeric) * s.share)
                               >= (select sum(share) from call_sponsor c where c.call_id = d.call_id))) w"""),

    /** One key at a provider is one charge, however often it was asked for. */
    ASKED_ONCE("I13", """
            select (select count(*) from provider_call), count(*), min(provider_id) from (
                select a.provider_id from provider_answer a where a.outcome = 'SETTLED' and a.provider_id is not null
                group by a.provider_id having count(distinct a.key) > 1) w"""),

    /** A pledge is where its last event left it, and each event is one of the legal ones. */
    STATES("I14", """
            select (select count(*) from pledge_event), count(*), min(wrong) from (
                select cast(s.pledge_id as text) as wrong from pledge_state s
                left join pledge_event e on e.pledge_id = s.pledge_id and e.number = s.number
                where s.status <> coalesce(e.to_status, 'QUEUED')
                union
                select cast(pledge_id as text) from pledge_event group by pledge_id having count(*) <> max(number)
                union
                select cast(e.pledge_id as text) from pledge_event e left join pledge_event b on b.pledge_id = e.pledge_id and b.number = e.number - 1
                where e.from_status <> coalesce(b.to_status, 'QUEUED')
                union
                select cast(e.pledge_id as text) from pledge_event e
                where not exists (select 1 from pledge_edge g where g.from_status = e.from_status and g.event = e.event and g.to_status = e.to_status)) w"""),

    /** Each balance that is shown is the sum of its lines. */
    SUMS("I15", """
            select count(*), count(*) filter (where a.posted_cents <> coalesce(l.cents, 0)),
                   min(a.kind || ' ' || a.owner) filter (where a.posted_cents <> coalesce(l.cents, 0))
            from ledger_account a
            left join (select l.account, sum(b.side * l.cents) as cents from ledger_line l join ledger_entry e on e.number = l.entry
                       join ledger_account b on b.id = l.account where e.phase in ('POST', 'SETTLE') group by l.account) l on l.account = a.id"""),

    /** Nobody changed what was written. Read piece by piece, over and over: see {@link ChainCheck}. */
    CHAIN("I16", null),

    /** No return is claimed oftener than there are, and only by gifts that are large enough. */
    RETURNS("I19", """
            select coalesce(sum(r.claimed), 0), count(*) filter (where wrong), min('return ' || r.id) filter (where wrong) from (
                select r.id, r.claimed, r.claimed > r.stock is true or r.claimed <> coalesce(c.standing, 0) or coalesce(c.misfits, 0) > 0 as wrong
                from campaign_return r left join (
                    select c.return_id, count(*) filter (where w.pledge_id is null and l.pledge_id is null) as standing,
                           count(*) filter (where p.amount_cents < q.minimum_cents or p.campaign_id <> q.campaign_id) as misfits
                    from return_claim c join campaign_return q on q.id = c.return_id join pledge p on p.id = c.pledge_id
                    left join pledge_withdrawal w on w.pledge_id = c.pledge_id
                    left join return_lapse l on l.pledge_id = c.pledge_id group by c.return_id) c on c.return_id = r.id) r"""),

    /** Receipts are numbered without gaps, of gifts that came, and none counts whose gift went back. */
    RECEIPTS("I21", """
            select (select count(*) from receipt), count(*), min(wrong) from (
                select 'receipts of ' || c.year as wrong from receipt_counter c
                left join (select issuer, year, count(*) as many, min(number) as first, max(number) as last from receipt group by issuer, year) r
                    on r.issuer = c.issuer and r.year = c.year
                where c.last <> coalesce(r.many, 0) or c.last <> coalesce(r.last, 0) or coalesce(r.first, 1) <> 1
                union all
                select 'receipts of ' || r.year from receipt r where not exists (
                    select 1 from receipt_counter c where c.issuer = r.issuer and c.year = r.year)
                union all
                select 'receipt ' || r.number || ' of ' || r.year from receipt r
                left join pledge_state s on s.pledge_id = r.pledge_id
                left join pledge_event e on e.pledge_id = r.pledge_id and e.event in ('SETTLE', 'ARRIVE')
                where e.pledge_id is null or s.amount_cents <> r.cents
                union all
                select 'pledge ' || pledge_id from receipt group by pledge_id having count(*) > 1
                union all
                select 'receipt ' || v.number || ' of ' || v.year from receipt_revocation v
                left join receipt r on r.issuer = v.issuer and r.year = v.year and r.number = v.number
                left join pledge_state s on s.pledge_id = r.pledge_id
                where s.status is null or s.status not in ('REFUNDED', 'LOST')
                union all
                select 'receipt ' || r.number || ' of ' || r.year from receipt r
                join pledge_event e on e.pledge_id = r.pledge_id and e.event in ('REFUND', 'LOSE')
                where e.at < now() - interval '1 day' and not exists (
                    select 1 from receipt_revocation v where v.issuer = r.issuer and v.year = r.year and v.number = r.number)) w"""),

    /** A beneficiary gets money that is there, by two persons, on an account that two others confirmed. */
    PAID_BY_TWO("R19", """
            select (select cast(coalesce(sum(p.cents), 0) as bigint) from payout p join payout_state s on s.payout_id = p.id where s.status = 'PAID'),
                   count(*), min(wrong) from (
                select 'campaign ' || p.campaign_id as wrong from (
                    select s.campaign_id, sum(o.cents) as payouts, sum(o.cents) filter (where s.status = 'APPROVED') as approved
                    from payout_state s join payout o on o.id = s.payout_id where s.status in ('APPROVED', 'PAID') group by s.campaign_id) p
                left join ledger_account a on a.kind = 'PAYABLE' and a.owner = cast(p.campaign_id as text)
                left join ledger_account k on k.kind = 'ESCROW' and k.owner = cast(p.campaign_id as text)
                where coalesce(a.posted_cents, 0) <> coalesce(p.approved, 0) or coalesce(k.posted_cents, 0) < 0 or p.payouts <> (
                    select coalesce(sum(l.cents), 0) from payout o join payout_event e on e.payout_id = o.id
                    join ledger_entry n on n.id = e.entry_id join ledger_line l on l.entry = n.number and l.account = k.id
                    where o.campaign_id = p.campaign_id)
                union all
                select 'payout ' || s.payout_id from payout_state s join payout o on o.id = s.payout_id
                join lateral (select * from payout_event e where e.payout_id = s.payout_id and e.event = 'APPROVE' order by e.number desc limit 1) e on true
                join beneficiary_account b on b.campaign_id = o.campaign_id and b.version = e.account
                where s.status in ('APPROVED', 'PAID') and (e.person_id = o.requested_by or 2 > (
                    select count(distinct c.person_id) from beneficiary_confirmation c
                    where c.campaign_id = b.campaign_id and c.version = b.version and c.person_id <> b.entered_by))
                union all
                select 'payout ' || s.payout_id from payout_state s where s.status in ('APPROVED', 'PAID')
                and not exists (select 1 from payout_event e where e.payout_id = s.payout_id and e.event = 'APPROVE')
                union all
                select 'payout ' || e.payout_id from payout_event e join payout o on o.id = e.payout_id
                left join ledger_entry l on l.id = e.entry_id left join ledger_line i on i.entry = l.number
                left join ledger_account a on a.id = i.account and a.kind = 'PAYABLE' and a.owner = cast(o.campaign_id as text)
                where e.event in ('APPROVE', 'EXECUTE') group by e.payout_id, e.number, e.event, o.cents
                having coalesce(sum(i.cents) filter (where a.id is not null), 0) <> case e.event when 'APPROVE' then -o.cents else o.cents end
                union all
                select 'campaign ' || p.campaign_id from grant_act p join grant_act l on l.campaign_id = p.campaign_id and l.award_id is not distinct from p.award_id and l.stage = 'LIQUIDATED'
                where p.stage = 'PAID' and (p.person_id = l.person_id or p.cents > l.cents)) w"""),

    /** A decision stands on money that was there. */
    DECISIONS("I22", """
            select count(*), count(*) filter (where wrong), cast(min(cast(campaign_id as text)) filter (where wrong) as text) from (
                select d.campaign_id, d.funded <> (d.settled_cents >= d.minimum_cents) or d.settled_cents > coalesce(s.cents, 0)
                       or d.pledges > coalesce(s.pledges, 0) as wrong
                from collection_decision d
                left join (select p.campaign_id, sum(p.amount_cents) as cents, count(*) as pledges from pledge_state p
                           join pledge_event e on e.pledge_id = p.pledge_id and e.event in ('SETTLE', 'ARRIVE') group by p.campaign_id) s
                    on s.campaign_id = d.campaign_id) w"""),

    /** What a provider has settled is in our books within the hour, and nothing that is due waits for a day. */
    NOBODY_FORGOTTEN("R7", """
            select (select count(*) from pledge_state), count(*), min(wrong) from (
                select c.key as wrong from provider_call c join provider_answer a on a.key = c.key and a.outcome = 'SETTLED'
                where c.act in ('COLLECT', 'REFUND') and a.answered_at < now() - interval '1 hour' and not exists (
                    select 1 from pledge_event e where e.pledge_id in (c.pledge_id, (select g.to_pledge from moved_gift g where g.pledge_id = c.pledge_id))
                      and e.event = case c.act when 'COLLECT' then 'SETTLE' else 'REFUND' end)
                union all
                select cast(pledge_id as text) from pledge_state
                where status in ('QUEUED', 'COLLECTING', 'REFUND_QUEUED', 'REFUNDING') and due_at < now() - interval '1 day') w""");

    private final String number;
    private final String sql;

    Invariant(String number, String sql) {
        this.number = number;
        this.sql = sql;
    }

    /** As the documentation of the ledger numbers it. */
    public String number() {
        return number;
    }

    String sql() {
        return sql;
    }
}
