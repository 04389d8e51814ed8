-- What becomes of a campaign after its close, and until when a means of payment may be shown.

-- The one table of what a campaign's status may become; campaign.CampaignStatus has the same, and a test compares them.
create table campaign_edge (
    from_status text not null,
    event text not null,
    to_status text not null,
    primary key (from_status, event)
);
insert into campaign_edge (from_status, event, to_status) values
    ('LIVE', 'CLOSE', 'CLOSED'),
    ('LIVE', 'FALL_SHORT', 'FAILED'),
    ('CLOSED', 'FUND', 'FUNDED'),
    ('CLOSED', 'FAIL', 'FAILED');
create trigger campaign_edge_is_append_only before update or delete on campaign_edge for each row execute function refuse_change();
create trigger campaign_edge_is_never_emptied before truncate on campaign_edge for each statement execute function refuse_change();

-- A campaign begins live and moves only along the table, which says what statuses there are.
alter table campaign drop constraint campaign_status_check;
create function refuse_campaign_leap() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'LIVE' then
            raise exception 'campaign %: it begins live', new.id using errcode = 'restrict_violation';
        end if;
    elsif not exists (select 1 from campaign_edge e where e.from_status = old.status and e.to_status = new.status) then
        raise exception 'campaign %: % does not become %', new.id, old.status, new.status using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_begins_live before insert on campaign for each row execute function refuse_campaign_leap();
create trigger campaign_moves_by_table before update of status on campaign for each row
    when (old.status is distinct from new.status) execute function refuse_campaign_leap();

update campaign c set status = case when d.funded then 'FUNDED' else 'FAILED' end, version = version + 1
    from collection_decision d where d.campaign_id = c.id and c.status = 'CLOSED';

-- A means of payment makes a promise stand until its campaign closes; after that only promises that are being collected
-- get another one. The campaign's row is held against a close at the same instant.
create function refuse_means_too_late() returns trigger language plpgsql as $$
declare
    now_is text;
begin
    select c.status into now_is from campaign c join pledge p on p.campaign_id = c.id where p.id = new.pledge_id for share of c;
    if now_is <> 'LIVE' and not exists (select 1 from pledge_state s where s.pledge_id = new.pledge_id) then
        raise exception 'pledge %: its campaign is % and closed without it', new.pledge_id, now_is using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pledge_means_in_time before insert on pledge_means for each row execute function refuse_means_too_late();

-- Pledges of a campaign that are stuck, oldest first.
create index pledge_state_stuck on pledge_state (campaign_id, pledge_id) where status = 'REFUND_ERROR';
