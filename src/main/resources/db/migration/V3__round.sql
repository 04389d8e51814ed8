-- One participatory budget from call for ideas to results.

-- The city's districts, from configuration. A round copies them into its own areas, so that history stays as it was.
create table district (
    code text primary key check (code ~ '^[A-Z0-9-]{1,16}$'),
    name text not null check (char_length(name) between 1 and 120),
    position int not null,
    -- Outline as a GeoJSON Polygon or MultiPolygon geometry, WGS 84, longitude first.
    outline text not null,
    simplified boolean not null
);

create table round (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
    title text not null check (char_length(title) between 3 and 120),
    summary text not null check (char_length(summary) between 3 and 300),
    body text not null check (char_length(body) <= 20000),
    phase text not null check (phase in ('DRAFT', 'INFORMING', 'COLLECTING', 'SUPPORTING', 'EVALUATING', 'DESIGNING', 'VOTING', 'COUNTING', 'DECIDED', 'CANCELLED')),
    -- Up to how many projects one ballot may choose.
    max_choices int not null check (max_choices between 1 and 20),
    -- Age in whole years on the day of the vote; 0 = any.
    minimum_age int not null check (minimum_age between 0 and 120),
    -- Who may vote: residents of the city for any area, residents of an area for that area only, or everybody signed in.
    residence text not null check (residence in ('CITY', 'OWN_AREA', 'ANYONE')),
    source text not null check (source in ('HERE', 'PABULIB')),
    created_by uuid,
    created_at timestamptz not null,
    published_at timestamptz,
    -- When the scheduled job has to move it on; null: nothing to do on a date.
    due_at timestamptz,
    version int not null default 0,
    check (phase = 'DRAFT' or published_at is not null or phase = 'CANCELLED')
);
create index round_by_publication on round (published_at desc, id desc) where published_at is not null;
create index round_by_creation on round (created_at desc, id desc);
create index round_by_due on round (due_at) where due_at is not null;

create table area (
    id uuid primary key,
    round_id uuid not null references round,
    -- The district's code, or CITY for the city-wide list.
    code text not null check (code ~ '^[A-Z0-9-]{1,16}$'),
    name text not null check (char_length(name) between 1 and 120),
    position int not null,
    budget_cents bigint not null check (budget_cents between 1 and 100000000000000),
    outline text,
    unique (round_id, code),
    unique (id, round_id)
);

create extension if not exists btree_gist;

create table phase (
    id uuid primary key,
    round_id uuid not null references round,
    kind text not null check (kind in ('INFORMING', 'COLLECTING', 'SUPPORTING', 'EVALUATING', 'DESIGNING', 'VOTING', 'COUNTING')),
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    unique (round_id, kind),
    check (opens_at < closes_at),
    -- One phase at a time. Checked at the end of the transaction, so that all dates can be changed together.
    exclude using gist (round_id with =, tstzrange(opens_at, closes_at) with &&) deferrable initially deferred
);

-- Every move of a round from one phase to another: who, when, why. The first row is its publication.
create table phase_change (
    id uuid primary key,
    round_id uuid not null references round,
    from_phase text not null,
    to_phase text not null,
    event text not null,
    -- Null: moved on its date by the scheduled job.
    moved_by uuid,
    moved_at timestamptz not null,
    reason text check (char_length(reason) between 3 and 500),
    check (moved_by is null or reason is not null or event in ('PUBLISH', 'IMPORT')),
    -- No phase is entered twice: two instances or two clicks at once leave one row.
    unique (round_id, to_phase)
);
create trigger phase_change_is_append_only before update or delete on phase_change
    for each row execute function refuse_change();
create trigger phase_change_is_never_emptied before truncate on phase_change
    for each statement execute function refuse_change();

-- Once voting has begun, nothing that decides the vote may change any more.
create function refuse_rule_change() returns trigger language plpgsql as $$
declare
    rid uuid;
begin
    if tg_table_name = 'round' then
        if old.phase in ('VOTING', 'COUNTING', 'DECIDED')
           and (new.max_choices, new.minimum_age, new.residence) is distinct from (old.max_choices, old.minimum_age, old.residence) then
            raise exception 'round %: the voting rules are sealed once voting has begun', old.id using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    rid := case when tg_op = 'DELETE' then old.round_id else new.round_id end;
    if exists (select 1 from round where id = rid and source = 'HERE' and phase in ('VOTING', 'COUNTING', 'DECIDED')) then
        raise exception 'round %: areas and budgets are sealed once voting has begun', rid using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger round_rules_are_sealed before update on round for each row execute function refuse_rule_change();
create trigger area_is_sealed before insert or update or delete on area for each row execute function refuse_rule_change();
