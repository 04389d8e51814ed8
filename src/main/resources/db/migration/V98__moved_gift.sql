-- What a backer chose for the case of failure is carried out: money that was collected for a campaign that failed goes on
-- to another campaign, where it counts as a gift of the same person, or into the neighbourhood fund.

drop trigger pledge_edge_is_append_only on pledge_edge;
insert into pledge_edge (from_status, event, to_status) values
    ('QUEUED', 'ARRIVE', 'COLLECTED'),
    ('COLLECTED', 'MOVE', 'MOVED'),
    ('WON', 'MOVE', 'MOVED'),
    ('MOVED', 'DISPUTE', 'DISPUTED'),
    ('WON', 'STAY', 'MOVED');
create trigger pledge_edge_is_append_only before insert or update or delete on pledge_edge for each row execute function refuse_change();

alter table pledge_event drop constraint pledge_event_moves_money;
alter table pledge_event add constraint pledge_event_moves_money check (case
    when event in ('SETTLE', 'QUEUE_REFUND', 'REFUND', 'LOSE', 'MOVE') then entry_id is not null
    when event in ('DISPUTE', 'WIN') then true
    else entry_id is null end);
create unique index pledge_event_moved_once on pledge_event (pledge_id) where event = 'MOVE';

-- A gift that went on. It is charged, disputed and given back at the provider under the pledge that was made; what became
-- of it is told by the pledge as which it arrived.
create table moved_gift (
    pledge_id uuid primary key references pledge_state,
    from_campaign uuid not null references campaign,
    -- Null: the neighbourhood fund.
    to_campaign uuid references campaign,
    to_pledge uuid unique references pledge deferrable initially deferred,
    cents bigint not null check (cents > 0),
    entry_id uuid not null unique references ledger_entry (id),
    moved_at timestamptz not null,
    check ((to_pledge is null) = (to_campaign is null)),
    check (from_campaign <> to_campaign)
);
create index moved_gift_by_target on moved_gift (to_campaign, from_campaign) include (cents);
create index moved_gift_by_origin on moved_gift (from_campaign, to_campaign) include (cents);
create trigger moved_gift_is_append_only before update or delete on moved_gift for each row execute function refuse_change();
create trigger moved_gift_is_never_emptied before truncate on moved_gift for each statement execute function refuse_change();

-- Only what was collected for a campaign that failed goes on, once, to where its backer wants it, and only while that
-- campaign takes pledges or is being collected: its row is held against its close and its decision.
create function refuse_move_nobody_wants() returns trigger language plpgsql as $$
declare
    c campaign;
    s pledge_state;
    f pledge_fallback;
begin
    select * into s from pledge_state where pledge_id = new.pledge_id for update;
    select * into f from pledge_fallback where pledge_id = new.pledge_id order by number desc limit 1;
    if s.status not in ('COLLECTED', 'WON') or s.amount_cents <> new.cents or s.campaign_id <> new.from_campaign
       or f.choice is distinct from (case when new.to_campaign is null then 'FUND' else 'OTHER' end)
       or f.other_id is distinct from new.to_campaign
       or not exists (select 1 from campaign where id = new.from_campaign and status = 'FAILED')
       or exists (select 1 from moved_gift where to_pledge = new.pledge_id) then
        raise exception 'pledge %: its money does not go on to %', new.pledge_id, new.to_campaign using errcode = 'restrict_violation';
    end if;
    if new.to_campaign is not null then
        select * into c from campaign where id = new.to_campaign for share;
        if not exists (select 1 from campaign_rail where campaign_id = c.id)
           or not (c.status = 'CLOSED' or c.status = 'LIVE' and new.moved_at >= c.opens_at and new.moved_at < c.closes_at) then
            raise exception 'campaign % is %: it takes no gifts of others', c.id, c.status using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;
create trigger moved_gift_as_wanted before insert on moved_gift for each row execute function refuse_move_nobody_wants();

-- A pledge may be there before its campaign is collected, if its money is.
alter table pledge_state drop constraint pledge_state_campaign_id_fkey;
alter table pledge_state add foreign key (campaign_id) references campaign;
create or replace function refuse_state_with_past() returns trigger language plpgsql as $$
begin
    if new.status <> 'QUEUED' or new.number <> 0 or new.attempts <> 0 or new.refunds <> 0 then
        raise exception 'pledge %: it begins in the queue', new.pledge_id using errcode = 'restrict_violation';
    end if;
    if not exists (select 1 from collection where campaign_id = new.campaign_id)
       and not exists (select 1 from moved_gift where to_pledge = new.pledge_id and to_campaign = new.campaign_id and cents = new.amount_cents) then
        raise exception 'pledge %: campaign % is not collected', new.pledge_id, new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- A promise that stands: where there is a rail, one with a means of payment, or whose money is there.
create or replace view standing_pledge as
    select p.* from pledge p
    where not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
      and (exists (select 1 from pledge_means m where m.pledge_id = p.id)
           or exists (select 1 from moved_gift g where g.to_pledge = p.id)
           or not exists (select 1 from campaign_rail r where r.campaign_id = p.campaign_id));

create or replace function refuse_pledge_outside_live() returns trigger language plpgsql as $$
declare
    cid uuid;
    at timestamptz;
    c campaign;
begin
    if tg_table_name = 'pledge' then
        cid := new.campaign_id;
        at := new.pledged_at;
    else
        select campaign_id into cid from pledge where id = new.pledge_id;
        at := new.withdrawn_at;
    end if;
    select * into c from campaign where id = cid for share;
    if tg_table_name = 'pledge' and c.status = 'CLOSED' then
        if exists (select 1 from moved_gift where to_pledge = new.id and to_campaign = cid and cents = new.amount_cents) then
            return new;
        end if;
    end if;
    if not (tg_table_name = 'pledge_withdrawal' and c.status = 'SUSPENDED')
       and (c.status <> 'LIVE' or at < c.opens_at or at >= c.closes_at) then
        raise exception 'campaign % is %: pledges move only while it is live, before its close', cid, c.status
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- Until the close a backer chooses freely; later only "back to me", as long as the money did not go on. What arrived from
-- another campaign goes nowhere else. The state is held against a move at the same instant.
create or replace function refuse_fallback_outside_live() returns trigger language plpgsql as $$
declare
    c campaign;
begin
    select * into c from campaign where id = (select campaign_id from pledge where id = new.pledge_id) for share;
    perform 1 from pledge_state where pledge_id = new.pledge_id for share;
    if new.other_id = c.id
       or (c.status <> 'LIVE' or new.chosen_at >= c.closes_at)
          and (new.choice <> 'BACK' or c.status = 'CANCELLED' or exists (select 1 from moved_gift where pledge_id = new.pledge_id))
       or exists (select 1 from moved_gift where to_pledge = new.pledge_id)
       or exists (select 1 from pledge_withdrawal where pledge_id = new.pledge_id) then
        raise exception 'pledge %: what happens on failure is chosen before the close', new.pledge_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- The neighbourhood fund helps campaigns that succeeded and still lack part of their goal. One person asks for it, another agrees.
create table fund_grant (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    cents bigint not null check (cents > 0),
    reason text not null check (char_length(reason) between 10 and 500),
    asked_by uuid not null references person,
    asked_at timestamptz not null,
    intent uuid not null unique
);
create index fund_grant_by_time on fund_grant (asked_at desc, id desc);
create index fund_grant_by_campaign on fund_grant (campaign_id);
create trigger fund_grant_is_append_only before update or delete on fund_grant for each row execute function refuse_change();
create trigger fund_grant_is_never_emptied before truncate on fund_grant for each statement execute function refuse_change();

create table fund_decision (
    grant_id uuid primary key references fund_grant,
    granted boolean not null,
    reason text check (char_length(reason) between 10 and 500),
    decided_by uuid not null references person,
    decided_at timestamptz not null,
    entry_id uuid unique references ledger_entry (id),
    check (granted = (entry_id is not null)),
    check (granted = (reason is null))
);
create trigger fund_decision_is_append_only before update or delete on fund_decision for each row execute function refuse_change();
create trigger fund_decision_is_never_emptied before truncate on fund_decision for each statement execute function refuse_change();

create function refuse_own_fund_decision() returns trigger language plpgsql as $$
declare
    g fund_grant;
begin
    select * into g from fund_grant where id = new.grant_id for update;
    if new.granted and (g.asked_by = new.decided_by or is_applicant(g.campaign_id, new.decided_by)
       or not exists (select 1 from campaign where id = g.campaign_id and status = 'FUNDED' for share)) then
        raise exception 'grant %: another person agrees to it, while its campaign is funded', g.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger fund_decision_by_another before insert on fund_decision for each row execute function refuse_own_fund_decision();
