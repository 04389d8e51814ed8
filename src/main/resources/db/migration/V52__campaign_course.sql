-- What may happen to a live campaign: it gets more time once, rests, goes on, or is called off. And what happens with
-- promises beyond its goal.

insert into campaign_edge (from_status, event, to_status) values
    ('LIVE', 'SUSPEND', 'SUSPENDED'),
    ('SUSPENDED', 'RESUME', 'LIVE'),
    ('LIVE', 'CANCEL', 'CANCELLED'),
    ('SUSPENDED', 'CANCEL', 'CANCELLED');

create table campaign_course (
    campaign_id uuid not null references campaign,
    number int not null check (number > 0),
    act text not null check (act in ('EXTEND', 'SUSPEND', 'RESUME', 'CANCEL')),
    reason text not null check (char_length(reason) between 10 and 1000),
    -- How the close moves.
    closes_before timestamptz,
    closes_after timestamptz,
    actor_id uuid not null references person,
    at timestamptz not null,
    primary key (campaign_id, number),
    check ((closes_before is not null) = (act in ('EXTEND', 'RESUME')) and (closes_after is not null) = (act in ('EXTEND', 'RESUME'))),
    check (closes_after > closes_before)
);
create unique index campaign_is_extended_once on campaign_course (campaign_id) where act = 'EXTEND';
create trigger campaign_course_is_append_only before update or delete on campaign_course for each row execute function refuse_change();
create trigger campaign_course_is_never_emptied before truncate on campaign_course for each statement execute function refuse_change();

-- Each act finds the campaign as it has to be; its row is held against a close at the same instant.
create function refuse_act_out_of_course() returns trigger language plpgsql as $$
declare
    c campaign;
begin
    select * into c from campaign where id = new.campaign_id for no key update;
    if new.number <> (select coalesce(max(number), 0) + 1 from campaign_course where campaign_id = c.id)
       or new.act in ('EXTEND', 'SUSPEND') and (c.status <> 'LIVE' or new.at >= c.closes_at)
       or new.act = 'RESUME' and c.status <> 'SUSPENDED'
       or new.act = 'CANCEL' and (c.status not in ('LIVE', 'SUSPENDED') or c.status = 'LIVE' and new.at >= c.closes_at)
       or new.closes_before is not null and new.closes_before <> c.closes_at then
        raise exception 'campaign % is %: % comes out of turn', c.id, c.status, new.act using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_course_in_turn before insert on campaign_course
    for each row execute function refuse_act_out_of_course();

create function enter_campaign_course() returns trigger language plpgsql as $$
begin
    update campaign set
        status = case new.act when 'SUSPEND' then 'SUSPENDED' when 'RESUME' then 'LIVE' when 'CANCEL' then 'CANCELLED' else status end,
        closes_at = coalesce(new.closes_after, closes_at),
        version = version + 1
        where id = new.campaign_id;
    return new;
end $$;
create trigger campaign_course_is_entered after insert on campaign_course
    for each row execute function enter_campaign_course();

-- What backers were asked for stays what they were asked for: only the status moves, and the close with a recorded act.
create or replace function refuse_campaign_change() returns trigger language plpgsql as $$
declare
    last campaign_course;
begin
    if tg_op = 'DELETE'
       or (new.id, new.slug, new.title, new.summary, new.body, new.promoter, new.category, new.district, new.minimum_cents,
           new.goal_cents, new.opens_at, new.project_id)
          is distinct from
          (old.id, old.slug, old.title, old.summary, old.body, old.promoter, old.category, old.district, old.minimum_cents,
           old.goal_cents, old.opens_at, old.project_id) then
        raise exception 'campaign %: what was promised to backers does not change', old.id using errcode = 'restrict_violation';
    end if;
    if new.closes_at <> old.closes_at or new.status <> old.status and 'SUSPENDED' in (old.status, new.status)
       or new.status = 'CANCELLED' and old.status <> 'CANCELLED' then
        select * into last from campaign_course where campaign_id = old.id order by number desc limit 1;
        if new.closes_at <> old.closes_at
              and (last.closes_before is distinct from old.closes_at or last.closes_after is distinct from new.closes_at)
           or new.status = 'SUSPENDED' and last.act is distinct from 'SUSPEND'
           or new.status = 'CANCELLED' and last.act is distinct from 'CANCEL'
           or old.status = 'SUSPENDED' and new.status = 'LIVE' and last.act is distinct from 'RESUME' then
            raise exception 'campaign %: only a recorded act moves it so', old.id using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;

-- A promise is made while the campaign is live; it is withdrawn then, and while the campaign rests.
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
    if not (tg_table_name = 'pledge_withdrawal' and c.status = 'SUSPENDED')
       and (c.status <> 'LIVE' or at < c.opens_at or at >= c.closes_at) then
        raise exception 'campaign % is %: pledges move only while it is live, before its close', cid, c.status
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create index campaign_at_the_desk on campaign (closes_at, id) where status in ('LIVE', 'SUSPENDED');

create table campaign_terms (
    campaign_id uuid primary key references campaign,
    surplus text not null check (surplus in ('PROJECT', 'NEIGHBOURHOOD', 'STOP'))
);
create trigger campaign_terms_is_append_only before update or delete on campaign_terms for each row execute function refuse_change();
create trigger campaign_terms_is_never_emptied before truncate on campaign_terms for each statement execute function refuse_change();
