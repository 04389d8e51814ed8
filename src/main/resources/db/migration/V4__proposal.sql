-- Citizens' ideas as submitted, and what the offices said of them.

-- The running number of a round's proposals. Its row is held until the submission ends: no number twice, none left out.
create table proposal_number (
    round_id uuid primary key references round,
    last int not null check (last >= 0)
);

create table proposal (
    id uuid primary key,
    round_id uuid not null references round,
    area_id uuid not null,
    -- Running number within its round, shown to people.
    number int not null,
    author_id uuid not null references person,
    title text not null check (char_length(title) between 5 and 120),
    body text not null check (char_length(body) between 20 and 5000),
    category text not null check (category in ('GREEN', 'MOBILITY', 'SCHOOL', 'CULTURE', 'SPORT', 'SOCIAL', 'PUBLIC_SPACE', 'ACCESSIBILITY', 'DIGITAL', 'OTHER')),
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    place text check (char_length(place) <= 200),
    guess_cents bigint check (guess_cents between 1 and 100000000000000),
    status text not null check (status in ('SUBMITTED', 'WITHDRAWN', 'FEASIBLE', 'NOT_FEASIBLE', 'LISTED')),
    submitted_at timestamptz not null,
    edited_at timestamptz,
    -- The form that submitted it: the same form sent twice makes one proposal.
    intent uuid not null unique,
    version int not null default 0,
    words tsvector generated always as (
        setweight(to_tsvector('italian', title), 'A') || setweight(to_tsvector('italian', body || ' ' || coalesce(place, '')), 'B')) stored,
    unique (round_id, number),
    unique (id, round_id),
    foreign key (area_id, round_id) references area (id, round_id),
    check ((latitude is null) = (longitude is null))
);
create index proposal_by_round on proposal (round_id, submitted_at desc, id desc) where status <> 'WITHDRAWN';
create index proposal_by_area on proposal (area_id, submitted_at desc, id desc) where status <> 'WITHDRAWN';
create index proposal_by_author on proposal (author_id, submitted_at desc);
create index proposal_by_status on proposal (round_id, status, submitted_at, id);
create index proposal_words on proposal using gin (words);

-- What a proposal said before it was edited.
create table proposal_edit (
    id uuid primary key,
    proposal_id uuid not null references proposal,
    title text not null,
    body text not null,
    edited_at timestamptz not null
);
create index proposal_edit_by_proposal on proposal_edit (proposal_id, edited_at);
create trigger proposal_edit_is_append_only before update or delete on proposal_edit
    for each row execute function refuse_change();
create trigger proposal_edit_is_never_emptied before truncate on proposal_edit
    for each statement execute function refuse_change();

-- An officer's answer. A later one replaces an earlier one, both stay readable.
create table review (
    id uuid primary key,
    proposal_id uuid not null references proposal,
    officer_id uuid not null references person,
    feasible boolean not null,
    cost_cents bigint check (cost_cents between 1 and 100000000000000),
    reason text check (char_length(reason) between 10 and 2000),
    reviewed_at timestamptz not null,
    -- Feasible has a cost; not feasible has a public reason.
    check (feasible and cost_cents is not null or not feasible and reason is not null)
);
create index review_by_proposal on review (proposal_id, reviewed_at desc);
create trigger review_is_append_only before update or delete on review
    for each row execute function refuse_change();
create trigger review_is_never_emptied before truncate on review
    for each statement execute function refuse_change();
