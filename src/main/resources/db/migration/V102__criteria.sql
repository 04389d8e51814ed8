-- By what the applications of a call are judged: criteria with weights and a scale, version by version. Where a call says
-- nothing, the set that is shipped with the application counts.

create table call_criteria (
    call_id uuid not null references call,
    number int not null check (number > 0),
    -- Scores go from 0 to this.
    scale int not null check (scale in (5, 10)),
    -- Why those of a published call change; null while it is a draft.
    reason text check (char_length(reason) between 10 and 500),
    role text not null check (role ~ '^[a-z]{3,20}$'),
    made_at timestamptz not null,
    primary key (call_id, number)
);
create trigger call_criteria_is_append_only before update or delete on call_criteria for each row execute function refuse_change();
create trigger call_criteria_is_never_emptied before truncate on call_criteria for each statement execute function refuse_change();

create table call_criterion (
    call_id uuid not null,
    number int not null,
    position int not null check (position between 0 and 9),
    code text not null check (code ~ '^[A-Z][A-Z0-9]{1,29}$'),
    -- Null for those that are shipped, which have words in each language.
    label text check (char_length(label) between 3 and 80),
    -- Weights are relative to each other.
    weight int not null check (weight between 1 and 100),
    primary key (call_id, number, position),
    unique (call_id, number, code),
    foreign key (call_id, number) references call_criteria,
    check ((label is null) = (code in ('USEFUL', 'FEASIBLE', 'BUDGET', 'COMMUNITY', 'INCLUSIVE')))
);
create trigger call_criterion_is_append_only before update or delete on call_criterion for each row execute function refuse_change();
create trigger call_criterion_is_never_emptied before truncate on call_criterion for each statement execute function refuse_change();

create function refuse_criteria_out_of_turn() returns trigger language plpgsql as $$
declare
    c call;
begin
    select * into c from call where id = new.call_id for share;
    if c.status = 'CLOSED' or (c.status = 'DRAFT') <> (new.reason is null)
       or new.number <> (select coalesce(max(number), 0) + 1 from call_criteria where call_id = new.call_id) then
        raise exception 'call %: version % of its criteria does not follow', new.call_id, new.number using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_criteria_in_turn before insert on call_criteria for each row execute function refuse_criteria_out_of_turn();

-- Which criteria a sheet was given by; null for those that are shipped.
alter table application_sheet
    add column call_id uuid,
    add column criteria int,
    add column scale int not null default 5 check (scale in (5, 10)),
    add foreign key (call_id, criteria) references call_criteria,
    add check ((call_id is null) = (criteria is null));
alter table application_score drop constraint application_score_score_check;
alter table application_score add check (score between 0 and 10);

create function refuse_criterion_in_use() returns trigger language plpgsql as $$
begin
    if exists (select 1 from application_sheet s where s.call_id = new.call_id and s.criteria = new.number) then
        raise exception 'call %: sheets were given by version % of its criteria', new.call_id, new.number using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_criterion_not_in_use before insert on call_criterion for each row execute function refuse_criterion_in_use();
create index application_sheet_by_criteria on application_sheet (call_id, criteria) where call_id is not null;

-- An application is judged by what its call said when it was sent in, whatever the call says later.
create or replace function refuse_sheet_out_of_review() returns trigger language plpgsql as $$
declare
    a application;
    v application_version;
    known call_criteria;
begin
    select * into a from application where id = new.application_id for share;
    select * into v from application_version where application_id = a.id and number = new.version;
    select * into known from call_criteria where call_id = v.call_id and made_at <= v.sent_at order by number desc limit 1;
    if a.status <> 'IN_REVIEW' or a.applicant_id = new.reviewer_id
       or new.version <> (select max(number) from application_version where application_id = a.id) then
        raise exception 'application %: it is judged in review, in its last version, by others', a.id using errcode = 'restrict_violation';
    end if;
    if (new.call_id, new.criteria) is distinct from (known.call_id, known.number) or new.scale <> coalesce(known.scale, 5) then
        raise exception 'application %: it is judged by the criteria that held when it was sent', a.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create function refuse_score_beside_criteria() returns trigger language plpgsql as $$
declare
    s application_sheet;
begin
    select * into s from application_sheet where id = new.sheet_id;
    if new.score > s.scale
       or s.criteria is null and new.criterion not in ('USEFUL', 'FEASIBLE', 'BUDGET', 'COMMUNITY', 'INCLUSIVE')
       or s.criteria is not null and not exists (select 1 from call_criterion c where c.call_id = s.call_id and c.number = s.criteria
                                                 and c.code = new.criterion and c.weight = new.weight) then
        raise exception 'sheet %: % is scored by its criteria', s.id, new.criterion using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger application_score_by_criteria before insert on application_score
    for each row execute function refuse_score_beside_criteria();
