-- How a campaign comes to be: what a citizen asks for, who judged it and why, and that it was opened.

create table application (
    id uuid primary key,
    applicant_id uuid not null references person,
    -- The form that began it: the same form sent twice is one application.
    intent uuid not null unique,
    -- These move only together with an event.
    status text not null default 'DRAFT',
    number int not null default 0 check (number >= 0),
    sent_at timestamptz,
    campaign_id uuid unique references campaign,
    -- What was typed, field by field, right or wrong, as JSON; its author's alone. How often it was saved.
    draft text not null check (char_length(draft) <= 150000),
    saved int not null default 0,
    begun_at timestamptz not null,
    saved_at timestamptz not null
);
create index application_by_applicant on application (applicant_id, begun_at desc, id desc);
create index application_in_review on application (sent_at, id) where status = 'IN_REVIEW';

create function refuse_application_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.number > 0 then
            raise exception 'application %: what was sent in is kept', old.id using errcode = 'restrict_violation';
        end if;
        return old;
    end if;
    if (new.id, new.applicant_id, new.intent, new.begun_at) is distinct from (old.id, old.applicant_id, old.intent, old.begun_at)
       or pg_trigger_depth() < 2
          and (new.status, new.number, new.sent_at, new.campaign_id) is distinct from (old.status, old.number, old.sent_at, old.campaign_id)
       or pg_trigger_depth() < 2 and old.status not in ('DRAFT', 'RETURNED') then
        raise exception 'application %: only an event moves it, and only a draft is written', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger application_moves_by_events before update or delete on application
    for each row execute function refuse_application_change();
create trigger application_is_never_emptied before truncate on application
    for each statement execute function refuse_change();

create function refuse_application_with_past() returns trigger language plpgsql as $$
begin
    if new.status <> 'DRAFT' or new.number <> 0 or new.sent_at is not null or new.campaign_id is not null then
        raise exception 'application %: it begins as a draft', new.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger application_begins_as_draft before insert on application
    for each row execute function refuse_application_with_past();

-- What was sent in, each time.
create table application_version (
    application_id uuid not null references application,
    number int not null check (number > 0),
    -- Null: outside of any call.
    call_id uuid references call,
    content jsonb not null,
    sent_at timestamptz not null,
    primary key (application_id, number)
);
create trigger application_version_is_append_only before update or delete on application_version
    for each row execute function refuse_change();
create trigger application_version_is_never_emptied before truncate on application_version
    for each statement execute function refuse_change();

-- The one table of what may become of an application; application.ApplicationStatus has the same, and a test compares them.
create table application_edge (
    from_status text not null,
    event text not null,
    to_status text not null,
    primary key (from_status, event),
    unique (from_status, event, to_status)
);
insert into application_edge (from_status, event, to_status) values
    ('DRAFT', 'SEND', 'IN_REVIEW'),
    ('IN_REVIEW', 'RETURN', 'RETURNED'),
    ('IN_REVIEW', 'REJECT', 'REJECTED'),
    ('IN_REVIEW', 'PROPOSE', 'IN_REVIEW'),
    ('IN_REVIEW', 'APPROVE', 'APPROVED'),
    ('RETURNED', 'SEND', 'IN_REVIEW'),
    ('APPROVED', 'OPEN', 'OPENED');
create trigger application_edge_is_append_only before update or delete on application_edge
    for each row execute function refuse_change();
create trigger application_edge_is_never_emptied before truncate on application_edge
    for each statement execute function refuse_change();

create table application_event (
    application_id uuid not null references application,
    number int not null check (number > 0),
    event text not null,
    from_status text not null,
    to_status text not null,
    -- The version it speaks of.
    version int not null,
    actor_id uuid not null references person,
    -- What the applicant is told, and with the campaign everybody.
    reason text check (char_length(reason) between 10 and 2000),
    -- Until when the applicant answers what was returned.
    deadline timestamptz,
    campaign_id uuid references campaign,
    at timestamptz not null,
    primary key (application_id, number),
    foreign key (application_id, version) references application_version,
    foreign key (from_status, event, to_status) references application_edge (from_status, event, to_status),
    check ((reason is not null) = (event in ('RETURN', 'REJECT', 'PROPOSE'))),
    check ((deadline is not null) = (event = 'RETURN')),
    check (deadline > at),
    check ((campaign_id is not null) = (event = 'OPEN'))
);
create trigger application_event_is_append_only before update or delete on application_event
    for each row execute function refuse_change();
create trigger application_event_is_never_emptied before truncate on application_event
    for each statement execute function refuse_change();

-- Nobody judges what they ask for, and nobody approves what they themselves proposed to approve.
create function refuse_event_of_wrong_person() returns trigger language plpgsql as $$
declare
    applicant uuid;
    before application_event;
begin
    select applicant_id into applicant from application where id = new.application_id for no key update;
    if (new.event in ('SEND', 'OPEN')) <> (new.actor_id = applicant) then
        raise exception 'application %: % by the wrong person', new.application_id, new.event using errcode = 'restrict_violation';
    end if;
    if new.version <> (select max(number) from application_version where application_id = new.application_id) then
        raise exception 'application %: version % is not the last one', new.application_id, new.version using errcode = 'restrict_violation';
    end if;
    if new.event = 'APPROVE' then
        select * into before from application_event where application_id = new.application_id and number = new.number - 1;
        if before.event is distinct from 'PROPOSE' or before.actor_id = new.actor_id then
            raise exception 'application %: it takes two to approve', new.application_id using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;
create trigger application_event_by_right_person before insert on application_event
    for each row execute function refuse_event_of_wrong_person();

create function enter_application_event() returns trigger language plpgsql as $$
begin
    update application set
        status = new.to_status,
        number = new.number,
        sent_at = case when new.event = 'SEND' then new.at else sent_at end,
        campaign_id = coalesce(new.campaign_id, campaign_id)
        where id = new.application_id and status = new.from_status and number = new.number - 1;
    if not found then
        raise exception 'application %: % does not follow what it is now', new.application_id, new.event using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger application_event_is_entered after insert on application_event
    for each row execute function enter_application_event();

-- One reviewer's judgement of one version; a later one of theirs replaces an earlier one, and all stay.
create table application_sheet (
    id uuid primary key,
    application_id uuid not null,
    version int not null,
    reviewer_id uuid not null references person,
    given_at timestamptz not null,
    foreign key (application_id, version) references application_version
);
create index application_sheet_by_application on application_sheet (application_id, version, given_at, id);
create trigger application_sheet_is_append_only before update or delete on application_sheet
    for each row execute function refuse_change();
create trigger application_sheet_is_never_emptied before truncate on application_sheet
    for each statement execute function refuse_change();

create function refuse_sheet_out_of_review() returns trigger language plpgsql as $$
declare
    a application;
begin
    select * into a from application where id = new.application_id for share;
    if a.status <> 'IN_REVIEW' or a.applicant_id = new.reviewer_id
       or new.version <> (select max(number) from application_version where application_id = a.id) then
        raise exception 'application %: it is judged in review, in its last version, by others', a.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger application_sheet_in_review before insert on application_sheet
    for each row execute function refuse_sheet_out_of_review();

create table application_score (
    sheet_id uuid not null references application_sheet,
    criterion text not null,
    score int not null check (score between 0 and 5),
    -- Of the criterion on that day; the weights of a sheet are relative to each other.
    weight int not null check (weight between 1 and 100),
    reason text not null check (char_length(reason) between 10 and 1000),
    primary key (sheet_id, criterion)
);
create trigger application_score_is_append_only before update or delete on application_score
    for each row execute function refuse_change();
create trigger application_score_is_never_emptied before truncate on application_score
    for each statement execute function refuse_change();
