-- Public money is bound by two persons: who makes or last changes a call's draft, or gives it money, does not publish it.
-- Who did what, as facts.
create table call_act (
    number bigint generated always as identity primary key,
    call_id uuid not null references call,
    stage text not null check (stage in ('DRAFTED', 'GIVEN', 'PUBLISHED')),
    -- Of the call: of the draft as it was made (0) or changed, or as it was published.
    version int check (version >= 0),
    -- By which money was given.
    entry_id uuid unique references ledger_entry (id),
    person_id uuid not null,
    at timestamptz not null,
    check ((stage = 'GIVEN') = (version is null)),
    check ((stage = 'GIVEN') = (entry_id is not null)),
    unique (call_id, stage, version)
);
create index call_act_by_call on call_act (call_id, stage);
create unique index call_act_published_once on call_act (call_id) where stage = 'PUBLISHED';

-- What was done until now.
insert into call_act (call_id, stage, version, person_id, at)
select c.id, 'DRAFTED', row_number() over (partition by c.id order by a.id) - 1, a.actor_id, a.at
from audit_entry a join call c on c.id = a.subject_id
where a.act in ('call.created', 'call.changed') and a.actor_id is not null order by a.id;

insert into call_act (call_id, stage, entry_id, person_id, at)
select distinct on (e.number) c.id, 'GIVEN', e.id, a.actor_id, a.at
from ledger_entry e join call c on c.id = e.subject
join audit_entry a on a.subject_id = c.id and a.act = 'call.given' and a.detail = e.reason and a.actor_id is not null
where e.type = 'envelope-given' order by e.number, a.id;

insert into call_act (call_id, stage, version, person_id, at)
select distinct on (c.id) c.id, 'PUBLISHED', (select count(*) from audit_entry x where x.subject_id = c.id and x.act = 'call.changed'),
       a.actor_id, a.at
from audit_entry a join call c on c.id = a.subject_id
where a.act = 'call.published' and a.actor_id is not null order by c.id, a.id;

create trigger call_act_is_append_only before update or delete on call_act for each row execute function refuse_change();
create trigger call_act_is_never_emptied before truncate on call_act for each statement execute function refuse_change();

-- Whether somebody had no hand in a call: neither made it nor last changed its draft, nor gave it money.
create function had_no_hand_in_call(wanted uuid, who uuid) returns boolean language sql stable as $$
    select not exists (
        select 1 from call_act a where a.call_id = wanted and a.person_id = who
        and (a.stage = 'GIVEN' or a.stage = 'DRAFTED' and (a.version = 0
             or a.version = (select max(version) from call_act where call_id = wanted and stage = 'DRAFTED'))))
$$;

create function refuse_call_act_by_one() returns trigger language plpgsql as $$
declare
    c call;
begin
    select * into c from call where id = new.call_id for no key update;
    if new.stage = 'DRAFTED' and (c.status <> 'DRAFT' or new.version <> c.version)
       or new.stage = 'GIVEN' and not exists (select 1 from ledger_entry e
            where e.id = new.entry_id and e.type = 'envelope-given' and e.subject = new.call_id)
       or new.stage = 'PUBLISHED' and (c.status <> 'DRAFT' or new.version <> c.version
            or not had_no_hand_in_call(new.call_id, new.person_id)
            or not exists (select 1 from call_act a where a.call_id = c.id and a.stage = 'DRAFTED' and a.version = c.version)
            or exists (select 1 from ledger_entry e where e.subject = c.id and e.type = 'envelope-given'
                       and not exists (select 1 from call_act a where a.entry_id = e.id))) then
        raise exception 'call %: who makes it or gives it money does not publish it', new.call_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_act_by_two before insert on call_act for each row execute function refuse_call_act_by_one();

create function refuse_publication_by_nobody() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from call_act a where a.call_id = new.id and a.stage = 'PUBLISHED') then
        raise exception 'call %: a second person publishes it', new.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_published_by_two before update on call
    for each row when (old.status = 'DRAFT' and new.status <> 'DRAFT') execute function refuse_publication_by_nobody();
create trigger call_begins_as_draft before insert on call
    for each row when (new.status <> 'DRAFT') execute function refuse_publication_by_nobody();
