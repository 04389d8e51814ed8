-- What became of the projects: dates promised and real, money, facts.

create table milestone (
    id uuid primary key,
    project_id uuid not null references project,
    position int not null,
    title text not null check (char_length(title) between 3 and 160),
    promised_on date not null,
    done_on date,
    -- Needed as soon as a milestone is late.
    reason text check (char_length(reason) between 10 and 1000),
    version int not null default 0,
    unique (project_id, position)
);
create index milestone_by_date on milestone (promised_on) where done_on is null;

-- One dated statement about a project, by an officer; shown newest first.
create table fact (
    id uuid primary key,
    project_id uuid not null references project,
    stated_by uuid not null references person,
    stated_at timestamptz not null,
    status text,
    body text not null check (char_length(body) between 3 and 2000)
);
create index fact_by_project on fact (project_id, stated_at desc, id);
create index fact_by_time on fact (stated_at desc, id);
create trigger fact_is_append_only before update or delete on fact
    for each row execute function refuse_change();

-- Money of a project by stage of public spending; a correction is a row with a negative amount and a reason.
create table spending (
    id uuid primary key,
    project_id uuid not null references project,
    stage text not null check (stage in ('COMMITTED', 'PAID')),
    amount_cents bigint not null check (amount_cents <> 0),
    spent_on date not null,
    act text not null check (char_length(act) between 3 and 160),
    recorded_by uuid references person,
    recorded_at timestamptz not null
);
create index spending_by_project on spending (project_id, spent_on, id);
create trigger spending_is_append_only before update or delete on spending
    for each row execute function refuse_change();

-- Who answers for a project, and its public codes.
create table project_sheet (
    project_id uuid primary key references project,
    office text not null check (char_length(office) between 2 and 160),
    manager text not null check (char_length(manager) between 2 and 120),
    cup text check (cup ~ '^[A-Z][0-9]{2}[A-Z][0-9]{11}$'),
    promised_on date not null,
    done_on date,
    version int not null default 0
);
