-- What became of the projects: dates promised and real, money, facts.

-- Who answers for a project, its public code and the promise. A project that won has one from the day it won.
create table project_sheet (
    project_id uuid primary key references project,
    -- Null until named.
    office text check (char_length(office) between 2 and 160),
    manager text check (char_length(manager) between 2 and 120),
    cup text check (cup ~ '^[A-Z][0-9]{2}[A-Z][0-9]{11}$'),
    -- The promise stays as it was made; what is expected today stands beside it.
    promised_on date not null,
    expected_on date,
    done_on date,
    opened_at timestamptz not null,
    version int not null default 0
);
create index project_sheet_by_promise on project_sheet (promised_on, project_id);

create table milestone (
    id uuid primary key,
    project_id uuid not null references project_sheet,
    position int not null,
    title text not null check (char_length(title) between 3 and 160),
    promised_on date not null,
    done_on date,
    -- Needed as soon as a milestone is late.
    reason text check (char_length(reason) between 10 and 1000),
    -- The form that added it: the same form sent twice adds one.
    intent uuid not null unique,
    version int not null default 0,
    unique (project_id, position),
    check (done_on is null or done_on <= promised_on or reason is not null)
);
create index milestone_by_date on milestone (promised_on) where done_on is null;

-- A promise is not rewritten when it is not kept.
create function refuse_promise_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.project_id <> old.project_id or new.promised_on <> old.promised_on then
        raise exception '% on %: a promised date stays as it was promised', tg_op, tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger project_sheet_keeps_its_promise before update or delete on project_sheet
    for each row execute function refuse_promise_change();
create trigger milestone_keeps_its_promise before update or delete on milestone
    for each row execute function refuse_promise_change();
create trigger milestone_is_never_emptied before truncate on milestone
    for each statement execute function refuse_change();

-- One dated statement about a project, by an officer; shown newest first.
create table fact (
    id uuid primary key,
    project_id uuid not null references project_sheet,
    stated_by uuid references person,
    stated_at timestamptz not null,
    -- The status the project entered with this fact, if it did.
    status text,
    body text not null check (char_length(body) between 3 and 2000),
    intent uuid not null unique
);
create index fact_by_project on fact (project_id, stated_at desc, id desc);
create trigger fact_is_append_only before update or delete on fact
    for each row execute function refuse_change();
create trigger fact_is_never_emptied before truncate on fact
    for each statement execute function refuse_change();

-- Money of a project by stage of public spending; a correction is a row with a negative amount and a reason.
create table spending (
    id uuid primary key,
    project_id uuid not null references project_sheet,
    stage text not null check (stage in ('COMMITTED', 'PAID')),
    amount_cents bigint not null check (amount_cents <> 0 and abs(amount_cents) <= 100000000000000),
    spent_on date not null,
    act text not null check (char_length(act) between 3 and 160),
    reason text check (char_length(reason) between 10 and 1000),
    intent uuid not null unique,
    recorded_by uuid references person,
    recorded_at timestamptz not null,
    check (amount_cents > 0 or reason is not null)
);
create index spending_by_project on spending (project_id, spent_on desc, id desc) include (stage, amount_cents);
create index spending_by_time on spending (recorded_at desc);
create trigger spending_is_append_only before update or delete on spending
    for each row execute function refuse_change();
create trigger spending_is_never_emptied before truncate on spending
    for each statement execute function refuse_change();

-- Nothing is paid that was not committed, and no stage falls below zero. The sheet's row puts writers in line.
create function refuse_overspending() returns trigger language plpgsql as $$
declare
    committed numeric;
    paid numeric;
begin
    perform 1 from project_sheet where project_id = new.project_id for no key update;
    select coalesce(sum(amount_cents) filter (where stage = 'COMMITTED'), 0), coalesce(sum(amount_cents) filter (where stage = 'PAID'), 0)
        into committed, paid from spending where project_id = new.project_id;
    if new.stage = 'COMMITTED' then
        committed := committed + new.amount_cents;
    else
        paid := paid + new.amount_cents;
    end if;
    if committed < 0 or paid < 0 or paid > committed then
        raise exception 'project %: committed % and paid % cents do not fit', new.project_id, committed, paid
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger spending_is_covered before insert on spending for each row execute function refuse_overspending();

-- One line per project that is followed, with its money summed: what pages and exports read.
create view followed_project as
    select p.id, p.round_id, p.area_id, p.title, p.summary, p.category, p.status, p.cost_cents, p.latitude, p.longitude, p.proposal_id,
           s.promised_on, s.expected_on, s.done_on, coalesce(m.committed_cents, 0) as committed_cents, coalesce(m.paid_cents, 0) as paid_cents
    from project_sheet s
    join project p on p.id = s.project_id
    left join lateral (
        select cast(sum(amount_cents) filter (where stage = 'COMMITTED') as bigint) as committed_cents,
               cast(sum(amount_cents) filter (where stage = 'PAID') as bigint) as paid_cents
        from spending where project_id = s.project_id) m on true;
