-- The order of the list of rounds: what a citizen can do something in comes first, then by date, newest first.

alter table round
    add column listed_rank int not null generated always as (
        case phase
            when 'VOTING' then 0
            when 'COLLECTING' then 1
            when 'SUPPORTING' then 1
            when 'INFORMING' then 2
            when 'EVALUATING' then 3
            when 'DESIGNING' then 3
            when 'COUNTING' then 3
            when 'DECIDED' then 4
            else 5
        end) stored,
    -- When it was published; of a decided one when its vote closed, which for an imported one is long before. An
    -- imported one without dates comes after all that have one. Null for a draft.
    add column listed_at timestamptz;

create function date_round_listing() returns trigger language plpgsql as $$
begin
    new.listed_at := case
        when new.published_at is null or new.phase <> 'DECIDED' then new.published_at
        else coalesce(
            (select closes_at from phase where round_id = new.id and kind = 'VOTING'),
            case new.source when 'HERE' then new.published_at else timestamptz '1970-01-01 00:00:00Z' end)
    end;
    return new;
end $$;
create trigger round_listing_is_dated before insert or update on round
    for each row execute function date_round_listing();

update round set listed_at = published_at;

create index round_by_listing on round (listed_rank, listed_at desc, id desc) where published_at is not null;
drop index round_by_publication;
