-- What a promoter asks to change of a live campaign: the words and amounts before and after, who looked at it, and what
-- became of it. Nothing that was shown to backers is lost: each version stays to be read.

create table campaign_change (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    number int not null check (number > 0),
    -- Whether it touches what backers agreed to: then two of the offices decide, and backers may withdraw.
    material boolean not null,
    before jsonb not null,
    after jsonb not null,
    reason text not null check (char_length(reason) between 10 and 1000),
    requested_by uuid not null references person,
    requested_at timestamptz not null,
    intent uuid not null unique,
    -- These move only together with an event.
    status text not null default 'PENDING',
    moves int not null default 0,
    proposed_by uuid,
    unique (campaign_id, number),
    check (before <> after)
);
create unique index one_open_change_of_a_campaign on campaign_change (campaign_id) where status in ('PENDING', 'PROPOSED');
create index campaign_change_waiting on campaign_change (requested_at, id) where status in ('PENDING', 'PROPOSED');
create trigger campaign_change_moves_by_events before update or delete on campaign_change
    for each row execute function refuse_change_by_hand();
create trigger campaign_change_is_never_emptied before truncate on campaign_change
    for each statement execute function refuse_change();

-- Budget lines stay as they were written; a change writes all of them anew, and the latest are the campaign's.
alter table campaign_budget_line add column version int not null default 1 check (version > 0);
alter table campaign_budget_line drop constraint campaign_budget_line_pkey;
alter table campaign_budget_line add primary key (campaign_id, version, position);
create view campaign_budget as
    select campaign_id, position, label, amount_cents, required from campaign_budget_line l
    where l.version = (select max(o.version) from campaign_budget_line o where o.campaign_id = l.campaign_id);

-- What a campaign says now, as a change writes it.
create function campaign_content(wanted uuid) returns jsonb language sql stable as $$
    select jsonb_build_object('title', c.title, 'summary', c.summary, 'body', c.body, 'lines',
        (select jsonb_agg(jsonb_build_object('label', l.label, 'cents', l.amount_cents, 'required', l.required) order by l.position)
         from campaign_budget l where l.campaign_id = c.id))
    from campaign c where c.id = wanted
$$;

create function refuse_change_out_of_time() returns trigger language plpgsql as $$
declare
    c campaign;
begin
    select * into c from campaign where id = new.campaign_id for no key update;
    if new.status <> 'PENDING' or new.moves <> 0 or new.proposed_by is not null
       or not (c.status = 'SUSPENDED' or c.status = 'LIVE' and new.requested_at < c.closes_at)
       or new.number <> (select coalesce(max(number), 0) + 1 from campaign_change where campaign_id = c.id)
       or new.before - 'ended' <> campaign_content(c.id) then
        raise exception 'campaign %: a change begins before its close, from what it says', new.campaign_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_change_in_time before insert on campaign_change
    for each row execute function refuse_change_out_of_time();

-- The one table of what may become of a change; change.ChangeStatus has the same, and a test compares them.
create table campaign_change_edge (
    from_status text not null,
    event text not null,
    to_status text not null,
    primary key (from_status, event),
    unique (from_status, event, to_status)
);
insert into campaign_change_edge (from_status, event, to_status) values
    ('PENDING', 'APPLY', 'APPLIED'),
    ('PENDING', 'PROPOSE', 'PROPOSED'),
    ('PENDING', 'REJECT', 'REJECTED'),
    ('PENDING', 'RETRACT', 'RETRACTED'),
    ('PROPOSED', 'APPROVE', 'APPROVED'),
    ('PROPOSED', 'REJECT', 'REJECTED'),
    ('PROPOSED', 'RETRACT', 'RETRACTED');
create trigger campaign_change_edge_is_append_only before insert or update or delete on campaign_change_edge
    for each row execute function refuse_change();
create trigger campaign_change_edge_is_never_emptied before truncate on campaign_change_edge
    for each statement execute function refuse_change();

create table campaign_change_event (
    change_id uuid not null references campaign_change,
    number int not null check (number > 0),
    event text not null,
    from_status text not null,
    to_status text not null,
    actor_id uuid not null references person,
    reason text check (char_length(reason) between 10 and 1000),
    -- Until when whoever had promised is asked whether they stay; the campaign does not close before.
    withdraw_until timestamptz,
    -- How the close moves, where it would come earlier.
    closes_before timestamptz,
    closes_after timestamptz,
    at timestamptz not null,
    primary key (change_id, number),
    foreign key (from_status, event, to_status) references campaign_change_edge (from_status, event, to_status),
    check ((reason is not null) = (event in ('PROPOSE', 'REJECT'))),
    check ((withdraw_until is not null) = (event = 'APPROVE')),
    check ((closes_before is null) = (closes_after is null) and (closes_before is null or event = 'APPROVE')),
    check (closes_after > closes_before)
);
create trigger campaign_change_event_is_append_only before update or delete on campaign_change_event
    for each row execute function refuse_change();
create trigger campaign_change_event_is_never_emptied before truncate on campaign_change_event
    for each statement execute function refuse_change();

-- A return that is not given any more, by an approved change.
create table return_ending (
    return_id uuid primary key references campaign_return,
    change_id uuid not null references campaign_change,
    ended_at timestamptz not null
);
create trigger return_ending_is_append_only before update or delete on return_ending
    for each row execute function refuse_change();
create trigger return_ending_is_never_emptied before truncate on return_ending
    for each statement execute function refuse_change();
create function refuse_ending_by_hand() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'return %: only an approved change ends it', new.return_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger return_ending_by_change before insert on return_ending for each row execute function refuse_ending_by_hand();

create or replace function refuse_claim_that_does_not_fit() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from pledge p join campaign_return r on r.campaign_id = p.campaign_id
                   where p.id = new.pledge_id and r.id = new.return_id and p.amount_cents >= r.minimum_cents)
       or exists (select 1 from return_ending where return_id = new.return_id)
       or exists (select 1 from pledge_withdrawal where pledge_id = new.pledge_id) then
        raise exception 'pledge % cannot have return %', new.pledge_id, new.return_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- Who asks decides nothing, it takes two, and both come before the close; the campaign's row is held against it.
create function refuse_change_event() returns trigger language plpgsql as $$
declare
    x campaign_change;
    c campaign;
begin
    select * into x from campaign_change where id = new.change_id;
    select * into c from campaign where id = x.campaign_id for no key update;
    select * into x from campaign_change where id = new.change_id for update;
    if new.event in ('PROPOSE', 'APPROVE', 'REJECT')
          and (new.actor_id = x.requested_by or is_applicant(c.id, new.actor_id))
       or new.event = 'APPROVE' and new.actor_id = x.proposed_by
       or new.event = 'APPLY' and (x.material or new.actor_id <> x.requested_by)
       or new.event in ('PROPOSE', 'APPROVE') and not x.material then
        raise exception 'change %: % by the wrong person', x.id, new.event using errcode = 'restrict_violation';
    end if;
    if new.event in ('APPLY', 'APPROVE')
       and (not (c.status = 'SUSPENDED' or c.status = 'LIVE' and new.at < c.closes_at)
            or new.withdraw_until > coalesce(new.closes_after, c.closes_at)
            or new.closes_before is not null and new.closes_before <> c.closes_at
            or x.before - 'ended' <> campaign_content(c.id)) then
        raise exception 'change %: campaign % is % and closes too soon, or says something else now', x.id, c.id, c.status
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_change_event_in_turn before insert on campaign_change_event
    for each row execute function refuse_change_event();

create function enter_change_event() returns trigger language plpgsql as $$
declare
    x campaign_change;
begin
    update campaign_change set
        status = new.to_status,
        moves = new.number,
        proposed_by = case when new.event = 'PROPOSE' then new.actor_id else proposed_by end
        where id = new.change_id and status = new.from_status and moves = new.number - 1
        returning * into x;
    if not found then
        raise exception 'change %: % does not follow what it is now', new.change_id, new.event using errcode = 'restrict_violation';
    end if;
    if new.to_status in ('APPLIED', 'APPROVED') then
        if x.before -> 'lines' <> x.after -> 'lines' then
            insert into campaign_budget_line (campaign_id, version, position, label, amount_cents, required)
                select x.campaign_id, (select max(version) + 1 from campaign_budget_line where campaign_id = x.campaign_id),
                       l.place - 1, l.line ->> 'label', (l.line ->> 'cents')::bigint, (l.line ->> 'required')::boolean
                from jsonb_array_elements(x.after -> 'lines') with ordinality l (line, place);
        end if;
        update campaign set
            title = x.after ->> 'title',
            summary = x.after ->> 'summary',
            body = x.after ->> 'body',
            minimum_cents = (select sum(amount_cents) from campaign_budget where campaign_id = x.campaign_id and required),
            goal_cents = (select sum(amount_cents) from campaign_budget where campaign_id = x.campaign_id),
            closes_at = coalesce(new.closes_after, closes_at),
            version = version + 1
            where id = x.campaign_id;
        insert into return_ending (return_id, change_id, ended_at)
            select r.id, x.id, new.at from jsonb_array_elements_text(x.after -> 'ended') e (id)
            join campaign_return r on r.id = e.id::uuid and r.campaign_id = x.campaign_id
            where not exists (select 1 from return_ending o where o.return_id = r.id);
    end if;
    return new;
end $$;
create trigger campaign_change_event_is_entered after insert on campaign_change_event
    for each row execute function enter_change_event();

-- What backers were asked for stays what they were asked for: the status moves, the close with a recorded act, and the
-- words and amounts with a change that was decided.
create or replace function refuse_campaign_change() returns trigger language plpgsql as $$
declare
    last campaign_course;
    said campaign_change;
    decided campaign_change_event;
begin
    if tg_op = 'DELETE'
       or (new.id, new.slug, new.promoter, new.category, new.district, new.opens_at, new.project_id)
          is distinct from
          (old.id, old.slug, old.promoter, old.category, old.district, old.opens_at, old.project_id) then
        raise exception 'campaign %: what was promised to backers does not change', old.id using errcode = 'restrict_violation';
    end if;
    select * into said from campaign_change where campaign_id = old.id and status in ('APPLIED', 'APPROVED') order by number desc limit 1;
    select * into decided from campaign_change_event where change_id = said.id and to_status = said.status;
    if (new.title, new.summary, new.body, new.minimum_cents, new.goal_cents)
          is distinct from (old.title, old.summary, old.body, old.minimum_cents, old.goal_cents)
       and (pg_trigger_depth() < 2
            or (new.title, new.summary, new.body) is distinct from (said.after ->> 'title', said.after ->> 'summary', said.after ->> 'body')
            or new.minimum_cents is distinct from (select sum((l ->> 'cents')::bigint) from jsonb_array_elements(said.after -> 'lines') l
                                                   where (l ->> 'required')::boolean)
            or new.goal_cents is distinct from (select sum((l ->> 'cents')::bigint) from jsonb_array_elements(said.after -> 'lines') l)) then
        raise exception 'campaign %: what was promised to backers changes only as it was decided', old.id using errcode = 'restrict_violation';
    end if;
    if new.closes_at <> old.closes_at or new.status <> old.status and 'SUSPENDED' in (old.status, new.status)
       or new.status = 'CANCELLED' and old.status <> 'CANCELLED' then
        select * into last from campaign_course where campaign_id = old.id order by number desc limit 1;
        if new.closes_at <> old.closes_at
              and (last.closes_before is distinct from old.closes_at or last.closes_after is distinct from new.closes_at)
              and (decided.closes_before is distinct from old.closes_at or decided.closes_after is distinct from new.closes_at)
           or new.status = 'SUSPENDED' and last.act is distinct from 'SUSPEND'
           or new.status = 'CANCELLED' and last.act is distinct from 'CANCEL'
           or old.status = 'SUSPENDED' and new.status = 'LIVE' and last.act is distinct from 'RESUME' then
            raise exception 'campaign %: only a recorded act moves it so', old.id using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;

-- An admission with another budget: the latest counts. The rule stays the one with which the campaign was admitted.
create table admission_change (
    campaign_id uuid not null references admission,
    number int not null check (number > 0),
    change_id uuid not null unique references campaign_change,
    budget_cents bigint not null check (budget_cents > 0),
    reserved_cents bigint not null check (reserved_cents >= 0),
    at timestamptz not null,
    primary key (campaign_id, number)
);
create trigger admission_change_is_append_only before update or delete on admission_change
    for each row execute function refuse_change();
create trigger admission_change_is_never_emptied before truncate on admission_change
    for each statement execute function refuse_change();
create function refuse_admission_change() returns trigger language plpgsql as $$
declare
    a admission;
    c call;
begin
    select * into a from admission where campaign_id = new.campaign_id;
    select * into c from call where id = a.call_id for share;
    if new.budget_cents not between c.least_cents and c.most_cents
       or new.number <> (select coalesce(max(number), 0) + 1 from admission_change where campaign_id = new.campaign_id)
       or exists (select 1 from match_claim where campaign_id = new.campaign_id)
       or new.reserved_cents <> 0 and (select shared from call_rule where call_id = a.call_id and number = a.rule_number) then
        raise exception 'call %: it does not admit campaign % so', a.call_id, new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger admission_change_in_time before insert on admission_change
    for each row execute function refuse_admission_change();

create or replace function refuse_match_beyond_reserve() returns trigger language plpgsql as $$
declare
    a admission;
    r call_rule;
    reserved bigint;
begin
    select * into a from admission where campaign_id = new.campaign_id;
    select * into r from call_rule where call_id = a.call_id and number = a.rule_number;
    reserved := coalesce((select x.reserved_cents from admission_change x where x.campaign_id = a.campaign_id order by x.number desc limit 1),
                         a.reserved_cents);
    if new.call_id <> a.call_id or new.rule_sha256 <> r.sha256
       or new.cents > 0 and not (select funded from match_claim where campaign_id = new.campaign_id) then
        raise exception 'campaign %: it is decided by the rule it was admitted with', new.campaign_id using errcode = 'restrict_violation';
    end if;
    if not r.shared and (new.pool_cents <> reserved or new.cents > reserved)
       or r.shared and new.cents > 0
          and new.cents + (select coalesce(sum(d.cents), 0) from match_decision d join admission o on o.campaign_id = d.campaign_id
                           where o.call_id = a.call_id and o.window_number = a.window_number)
              > (select coalesce(max(pool_cents), 0) from match_sharing where call_id = a.call_id and window_number = a.window_number) then
        raise exception 'campaign %: the match is more than is reserved', new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
