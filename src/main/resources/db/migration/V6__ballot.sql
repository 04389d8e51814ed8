-- One person, one ballot per round; each cast is a fact, the last one counts.

create table ballot (
    id uuid primary key,
    round_id uuid not null references round,
    person_id uuid not null references person,
    -- District of residence when the ballot was first cast, frozen; null where the round asks for none.
    district text,
    opened_at timestamptz not null,
    unique (round_id, person_id),
    unique (id, round_id)
);
create trigger ballot_is_append_only before update or delete on ballot
    for each row execute function refuse_change();
create trigger ballot_is_never_emptied before truncate on ballot
    for each statement execute function refuse_change();

-- "cast" is a word of SQL; the table of the act is ballot_cast.
create table ballot_cast (
    id uuid primary key,
    ballot_id uuid not null,
    round_id uuid not null,
    seq int not null check (seq >= 1),
    -- Receipt number shown to the voter: four groups of four, no vowels, no look-alikes.
    receipt text not null unique check (receipt ~ '^[0-9BCDFGHJKMNPQRSTVWXYZ]{4}(-[0-9BCDFGHJKMNPQRSTVWXYZ]{4}){3}$'),
    -- The form that cast it: the same form sent twice is one cast.
    intent uuid not null,
    cast_at timestamptz not null,
    unique (ballot_id, seq),
    unique (ballot_id, intent),
    unique (id, round_id),
    foreign key (ballot_id, round_id) references ballot (id, round_id)
);
create index ballot_cast_by_round on ballot_cast (round_id, ballot_id, seq desc);
create trigger ballot_cast_is_append_only before update or delete on ballot_cast
    for each row execute function refuse_change();
create trigger ballot_cast_is_never_emptied before truncate on ballot_cast
    for each statement execute function refuse_change();

create table ballot_choice (
    cast_id uuid not null,
    round_id uuid not null,
    position int not null check (position between 1 and 20),
    project_id uuid not null,
    primary key (cast_id, position),
    unique (cast_id, project_id),
    foreign key (cast_id, round_id) references ballot_cast (id, round_id),
    foreign key (project_id, round_id) references project (id, round_id)
);
create trigger ballot_choice_is_append_only before update or delete on ballot_choice
    for each row execute function refuse_change();
create trigger ballot_choice_is_never_emptied before truncate on ballot_choice
    for each statement execute function refuse_change();

-- A ballot is cast only while its round is voting and before the announced close: the round row is locked against a move
-- at the same instant.
create function refuse_cast_outside_voting() returns trigger language plpgsql as $$
declare
    current_phase text;
begin
    select phase into current_phase from round where id = new.round_id for share;
    if current_phase <> 'VOTING' then
        raise exception 'round %: ballots are cast while voting is open, not in phase %', new.round_id, current_phase
            using errcode = 'restrict_violation';
    end if;
    if exists (select 1 from phase where round_id = new.round_id and kind = 'VOTING' and closes_at <= new.cast_at) then
        raise exception 'round %: the time to vote is over', new.round_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ballot_cast_while_voting before insert on ballot_cast
    for each row execute function refuse_cast_outside_voting();

-- No choice beyond the limit, none that is not on the ballot, none of another district where only one's own may be chosen.
create function refuse_choice() returns trigger language plpgsql as $$
begin
    -- A cast is whole when its transaction ends: nothing is added to it later.
    if not exists (select 1 from ballot_cast where id = new.cast_id and xmin = pg_current_xact_id()::xid) then
        raise exception 'cast %: choices are made when it is cast, not later', new.cast_id using errcode = 'restrict_violation';
    end if;
    if new.position > (select max_choices from round where id = new.round_id) then
        raise exception 'round %: more choices than the ballot allows', new.round_id using errcode = 'restrict_violation';
    end if;
    if not exists (select 1 from project where id = new.project_id and status = 'LISTED') then
        raise exception 'project % is not on the ballot', new.project_id using errcode = 'restrict_violation';
    end if;
    if exists (select 1 from round r
                 join ballot_cast c on c.id = new.cast_id
                 join ballot b on b.id = c.ballot_id
                 join project p on p.id = new.project_id
                 join area a on a.id = p.area_id
                where r.id = new.round_id and r.residence = 'OWN_AREA' and a.code <> 'CITY' and a.code is distinct from b.district) then
        raise exception 'project % belongs to another district', new.project_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ballot_choice_is_allowed before insert on ballot_choice
    for each row execute function refuse_choice();

-- The count of one area: what went in (a Pabulib file, kept byte for byte) and what came out.
create table outcome (
    id uuid primary key,
    round_id uuid not null references round,
    area_id uuid not null,
    rule text not null check (rule in ('greedy')),
    -- What a ballot held, in Pabulib's words.
    vote_type text not null check (vote_type in ('approval', 'choose-1', 'cumulative', 'ordinal')),
    ties text not null check (ties in ('cost,votes,id')),
    -- ISO 4217; imported elections have their own.
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    budget_cents bigint not null,
    total_cents bigint not null check (total_cents >= 0),
    ballots int not null check (ballots >= 0),
    file bytea not null,
    file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    counted_at timestamptz not null,
    unique (round_id, area_id),
    foreign key (area_id, round_id) references area (id, round_id),
    check (total_cents <= budget_cents)
);
create trigger outcome_is_append_only before update or delete on outcome
    for each row execute function refuse_change();
create trigger outcome_is_never_emptied before truncate on outcome
    for each statement execute function refuse_change();

create table outcome_line (
    outcome_id uuid not null references outcome,
    project_id uuid not null references project,
    -- Votes, or points where the ballot had points.
    votes bigint not null check (votes >= 0),
    -- Order in which it was considered, 1 first.
    place int not null check (place >= 1),
    won boolean not null,
    cost_cents bigint not null check (cost_cents >= 0),
    -- Money that was left when it was its turn.
    left_cents bigint not null check (left_cents >= 0),
    primary key (outcome_id, project_id),
    unique (outcome_id, place),
    check (not won or cost_cents <= left_cents)
);
create trigger outcome_line_is_append_only before update or delete on outcome_line
    for each row execute function refuse_change();
create trigger outcome_line_is_never_emptied before truncate on outcome_line
    for each statement execute function refuse_change();

-- An election uploaded by an administrator, by the hash of its bytes: the same file twice is the same round.
create table imported_file (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid not null references person,
    uploaded_at timestamptz not null,
    -- The bytes while they wait for a yes; afterwards outcome.file has them.
    content bytea,
    round_id uuid unique references round,
    check ((content is null) = (round_id is not null))
);
create index imported_file_waiting on imported_file (uploaded_at) where round_id is null;
