-- What became of a campaign: the last report with what was spent, its documents and photographs, approved by the offices;
-- and the stages after the decision, read from facts that are there already.

-- A last report that the offices gave back is written again.
drop index campaign_report_ends_once;

-- What was spent against each line of the budget.
create table campaign_report_line (
    campaign_id uuid not null,
    number int not null,
    position int not null check (position between 0 and 24),
    label text not null check (char_length(label) between 2 and 200),
    planned_cents bigint not null check (planned_cents > 0),
    spent_cents bigint not null check (spent_cents between 0 and 100000000000),
    note text check (char_length(note) between 2 and 500),
    primary key (campaign_id, number, position),
    foreign key (campaign_id, number) references campaign_report
);
create trigger campaign_report_line_is_append_only before update or delete on campaign_report_line
    for each row execute function refuse_change();
create trigger campaign_report_line_is_never_emptied before truncate on campaign_report_line
    for each statement execute function refuse_change();

create table campaign_report_document (
    campaign_id uuid not null,
    number int not null,
    position int not null check (position between 0 and 9),
    title text not null check (char_length(title) between 2 and 120),
    url text not null check (url ~ '^https://' and char_length(url) <= 500),
    primary key (campaign_id, number, position),
    foreign key (campaign_id, number) references campaign_report
);
create trigger campaign_report_document_is_append_only before update or delete on campaign_report_document
    for each row execute function refuse_change();
create trigger campaign_report_document_is_never_emptied before truncate on campaign_report_document
    for each statement execute function refuse_change();

-- Photographs, made anew here: nothing of the camera or the place is kept.
create table campaign_report_photo (
    campaign_id uuid not null,
    number int not null,
    position int not null check (position between 1 and 6),
    description text not null check (char_length(description) between 5 and 200),
    jpeg bytea not null check (octet_length(jpeg) <= 1500000),
    width int not null check (width > 0),
    height int not null check (height > 0),
    added_by uuid not null references person,
    added_at timestamptz not null,
    primary key (campaign_id, number, position),
    foreign key (campaign_id, number) references campaign_report
);
create trigger campaign_report_photo_is_append_only before update or delete on campaign_report_photo
    for each row execute function refuse_change();
create trigger campaign_report_photo_is_never_emptied before truncate on campaign_report_photo
    for each statement execute function refuse_change();

create table campaign_report_decision (
    campaign_id uuid not null,
    number int not null,
    approved boolean not null,
    -- What is missing; null where it was approved.
    reason text check (char_length(reason) between 10 and 1000),
    person_id uuid not null references person,
    at timestamptz not null,
    primary key (campaign_id, number),
    foreign key (campaign_id, number) references campaign_report,
    check (approved = (reason is null))
);
create unique index campaign_report_is_approved_once on campaign_report_decision (campaign_id) where approved;
create trigger campaign_report_decision_is_append_only before update or delete on campaign_report_decision
    for each row execute function refuse_change();
create trigger campaign_report_decision_is_never_emptied before truncate on campaign_report_decision
    for each statement execute function refuse_change();
create index collection_decision_by_time on collection_decision (decided_at, campaign_id) where funded;
create index campaign_report_last on campaign_report (written_at, campaign_id, number) where final;

-- One last report at a time, and nothing after one that was approved; the campaign's row puts writers in line.
create function refuse_report_out_of_turn() returns trigger language plpgsql as $$
begin
    perform 1 from campaign where id = new.campaign_id for no key update;
    if new.number <> (select coalesce(max(number), 0) + 1 from campaign_report where campaign_id = new.campaign_id)
       or not exists (select 1 from collection_decision d where d.campaign_id = new.campaign_id and d.funded)
       or exists (select 1 from campaign_report r left join campaign_report_decision d on d.campaign_id = r.campaign_id and d.number = r.number
                  where r.campaign_id = new.campaign_id and r.final and (d.approved or d.number is null)) then
        raise exception 'campaign %: report % comes out of turn', new.campaign_id, new.number using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_report_in_turn before insert on campaign_report
    for each row execute function refuse_report_out_of_turn();

-- Who wrote a report or applied for the campaign does not approve it, and it says what was spent on each line of the budget.
create function refuse_report_decision() returns trigger language plpgsql as $$
declare
    r campaign_report;
begin
    perform 1 from campaign where id = new.campaign_id for no key update;
    select * into r from campaign_report where campaign_id = new.campaign_id and number = new.number;
    if not r.final or r.written_by = new.person_id or is_applicant(new.campaign_id, new.person_id)
       or new.approved and exists (select 1 from campaign_budget b where b.campaign_id = new.campaign_id
            and not exists (select 1 from campaign_report_line l where l.campaign_id = b.campaign_id and l.number = new.number
                            and l.position = b.position and l.planned_cents = b.amount_cents)) then
        raise exception 'report % of campaign %: others approve it, when it accounts for each line', new.number, new.campaign_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_report_decision_by_others before insert on campaign_report_decision
    for each row execute function refuse_report_decision();

-- Photographs come before the decision.
create function refuse_late_photo() returns trigger language plpgsql as $$
begin
    perform 1 from campaign where id = new.campaign_id for no key update;
    if exists (select 1 from campaign_report_decision d where d.campaign_id = new.campaign_id and d.number = new.number) then
        raise exception 'report % of campaign %: it is decided', new.number, new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_report_photo_in_time before insert on campaign_report_photo
    for each row execute function refuse_late_photo();

-- The stages after the decision; report.Afterwards has the same table, and a test compares them.
create table campaign_stage_edge (
    from_stage text not null,
    to_stage text not null,
    primary key (from_stage, to_stage)
);
insert into campaign_stage_edge (from_stage, to_stage) values
    ('FUNDED', 'GRANT_DUE'),
    ('FUNDED', 'PAYING_OUT'),
    ('GRANT_DUE', 'PAYING_OUT'),
    ('PAYING_OUT', 'REPORTED'),
    ('FAILED', 'REFUNDING'),
    ('FAILED', 'SETTLED'),
    ('REFUNDING', 'SETTLED');
create trigger campaign_stage_edge_is_append_only before insert or update or delete on campaign_stage_edge
    for each row execute function refuse_change();
create trigger campaign_stage_edge_is_never_emptied before truncate on campaign_stage_edge
    for each statement execute function refuse_change();

-- Each stage that a campaign reached, and since when. Derived, so that it cannot say anything else than its facts.
create function campaign_stages(wanted uuid) returns table (place int, stage text, since timestamptz) language sql stable as $$
    with decided as (
        select decided_at, funded from collection_decision where campaign_id = wanted
        union all
        select closed_at, false from campaign_closing where campaign_id = wanted and not minimum_reached),
    granted as (select decided_at, cents from match_decision where campaign_id = wanted and cents > 0),
    paid as (
        select e.at from payout_event e join payout p on p.id = e.payout_id where p.campaign_id = wanted and e.event in ('APPROVE', 'EXECUTE')
        union all
        select at from grant_act where campaign_id = wanted),
    rest as (
        select coalesce(sum(posted_cents), 0) as cents from ledger_account
        where owner = wanted::text and kind in ('ESCROW', 'PAYABLE', 'REFUND_PAYABLE')),
    reported as (select at from campaign_report_decision where campaign_id = wanted and approved),
    back as (select min(at) as first, max(at) as last from pledge_event e join pledge_state s on s.pledge_id = e.pledge_id
             where s.campaign_id = wanted and e.event in ('QUEUE_REFUND', 'REFUND'))
    select 1, 'FUNDED', decided_at from decided where funded
    union all
    select 2, 'GRANT_DUE', g.decided_at from granted g, decided d where d.funded
    union all
    select 3, 'PAYING_OUT', min(at) from paid, decided d where d.funded having count(*) > 0
    union all
    select 4, 'REPORTED', greatest(r.at, (select max(at) from paid)) from reported r, rest
        where rest.cents = 0 and exists (select 1 from paid)
          and (not exists (select 1 from granted) or exists (select 1 from grant_act where campaign_id = wanted and stage = 'PAID'))
    union all
    select 1, 'FAILED', decided_at from decided where not funded
    union all
    select 2, 'REFUNDING', back.first from back, decided d where not d.funded and back.first is not null
    union all
    select 3, 'SETTLED', coalesce(back.last, d.decided_at) from back, decided d, rest where not d.funded and rest.cents = 0
        and not exists (select 1 from pledge_state s where s.campaign_id = wanted and s.status in ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED',
                        'COLLECTED', 'WON', 'DISPUTED', 'REFUND_QUEUED', 'REFUNDING', 'REFUND_ERROR'))
    order by 1
$$;
