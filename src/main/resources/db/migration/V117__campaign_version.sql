-- What a campaign's figures are made of changes with its version: what was computed from them holds as long as it stays
-- the same. Written at the end of a transaction, so that nobody waits for it in the midst of one, and once in each.
create table campaign_version (
    campaign_id uuid primary key references campaign,
    version xid8 not null
);

create function change_version() returns trigger language plpgsql as $$
declare
    changed uuid;
begin
    if tg_table_name in ('pledge_means', 'pledge_withdrawal') then
        select campaign_id into changed from pledge where id = new.pledge_id;
    else
        changed := new.campaign_id;
    end if;
    insert into campaign_version (campaign_id, version) values (changed, pg_current_xact_id())
    on conflict (campaign_id) do update set version = excluded.version where campaign_version.version <> excluded.version;
    return null;
end $$;

create constraint trigger pledge_changes_version after insert on pledge
    deferrable initially deferred for each row execute function change_version();
create constraint trigger pledge_means_changes_version after insert on pledge_means
    deferrable initially deferred for each row execute function change_version();
create constraint trigger pledge_withdrawal_changes_version after insert on pledge_withdrawal
    deferrable initially deferred for each row execute function change_version();
create constraint trigger pledge_state_changes_version after insert or update of status on pledge_state
    deferrable initially deferred for each row execute function change_version();
create constraint trigger campaign_rail_changes_version after insert on campaign_rail
    deferrable initially deferred for each row execute function change_version();
create constraint trigger collection_changes_version after insert on collection
    deferrable initially deferred for each row execute function change_version();
create constraint trigger collection_decision_changes_version after insert on collection_decision
    deferrable initially deferred for each row execute function change_version();
create constraint trigger match_claim_changes_version after insert on match_claim
    deferrable initially deferred for each row execute function change_version();
