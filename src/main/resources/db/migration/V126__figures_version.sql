-- A version of a campaign is what it said at one time; this one is of its figures, and says so.
alter table campaign_version rename to figures_version;
alter function change_version() rename to change_figures_version;

create or replace function change_figures_version() returns trigger language plpgsql as $$
declare
    changed uuid;
begin
    if tg_table_name in ('pledge_means', 'pledge_withdrawal') then
        select campaign_id into changed from pledge where id = new.pledge_id;
    else
        changed := new.campaign_id;
    end if;
    insert into figures_version (campaign_id, version) values (changed, pg_current_xact_id())
    on conflict (campaign_id) do update set version = excluded.version where figures_version.version <> excluded.version;
    return null;
end $$;
