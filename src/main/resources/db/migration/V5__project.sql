-- What stands on a ballot, and later what is built.

create table project (
    id uuid primary key,
    round_id uuid references round,
    area_id uuid,
    proposal_id uuid unique,
    -- Number on the ballot, per round.
    number int,
    -- Its id in a Pabulib file; our own rounds use the number as text.
    file_id text not null check (char_length(file_id) between 1 and 200),
    title text not null check (char_length(title) between 1 and 500),
    summary text not null check (char_length(summary) <= 5000),
    category text not null,
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    cost_cents bigint not null check (cost_cents between 0 and 100000000000000),
    -- LISTED stands on the ballot; LOST and PLANNED are what the count made of it; the rest is what became of it.
    status text not null check (status in ('LISTED', 'UNLISTED', 'LOST', 'PLANNED', 'IN_DESIGN', 'IN_TENDER', 'UNDER_WAY', 'DONE', 'STOPPED')),
    listed_at timestamptz not null,
    version int not null default 0,
    unique (round_id, file_id),
    unique (round_id, number),
    unique (id, round_id),
    foreign key (area_id, round_id) references area (id, round_id),
    foreign key (proposal_id, round_id) references proposal (id, round_id)
);
create index project_by_area on project (area_id, number);
create index project_by_round on project (round_id, status, number);
create index project_by_status on project (status, id);

-- Once voting has begun, what stands on the ballot, for how much, is sealed.
create function refuse_ballot_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'projects are never deleted' using errcode = 'restrict_violation';
    end if;
    -- The round row is locked, so that voting cannot begin between this look and the end of the transaction.
    perform 1 from round where id = new.round_id for share;
    if exists (select 1 from round where id = new.round_id and source = 'HERE' and phase in ('VOTING', 'COUNTING', 'DECIDED')) then
        if tg_op = 'INSERT' then
            raise exception 'round %: the ballot is sealed once voting has begun', new.round_id using errcode = 'restrict_violation';
        end if;
        if (new.area_id, new.number, new.file_id, new.title, new.cost_cents, new.proposal_id)
               is distinct from (old.area_id, old.number, old.file_id, old.title, old.cost_cents, old.proposal_id)
           or (old.status = 'UNLISTED') <> (new.status = 'UNLISTED') then
            raise exception 'round %: the ballot is sealed once voting has begun', new.round_id using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;
create trigger project_on_ballot_is_sealed before insert or update or delete on project
    for each row execute function refuse_ballot_change();
