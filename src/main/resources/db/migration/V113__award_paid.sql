-- What the city gives a campaign beside any match goes the way of a match: published, found to be due by one person, paid
-- by another. A sheet or an act without an award is of the campaign's match.
alter table city_award add constraint city_award_of_campaign unique (id, campaign_id);
alter table grant_sheet add column award_id uuid, add foreign key (award_id, campaign_id) references city_award (id, campaign_id);
alter table grant_act add column award_id uuid, add foreign key (award_id, campaign_id) references city_award (id, campaign_id);
create index grant_sheet_of_grant on grant_sheet (coalesce(award_id, campaign_id), version desc);
alter table grant_act drop constraint grant_act_pkey;
create unique index grant_act_once on grant_act (coalesce(award_id, campaign_id), stage);
create index grant_act_by_campaign on grant_act (campaign_id, at);
create index city_award_end_by_time on city_award_end (ended_at, award_id) where committed;

create or replace function refuse_grant_by_one() returns trigger language plpgsql as $$
declare
    which uuid := coalesce(new.award_id, new.campaign_id);
begin
    perform 1 from campaign where id = new.campaign_id for no key update;
    if is_applicant(new.campaign_id, new.person_id)
       or not exists (select 1 from grant_sheet s where coalesce(s.award_id, s.campaign_id) = which)
       or new.award_id is not null and not exists (select 1 from city_award a join city_award_end e on e.award_id = a.id
            where a.id = new.award_id and e.committed and new.cents <= a.cents)
       or new.stage = 'PAID' and not exists (select 1 from grant_act a where coalesce(a.award_id, a.campaign_id) = which
            and a.stage = 'LIQUIDATED' and a.person_id <> new.person_id and a.cents = new.cents) then
        raise exception 'grant % of campaign %: two persons, published before, never more than was committed', which, new.campaign_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- A campaign is reported once whatever the city owes it is paid, its match and what it gave beside it.
create or replace function campaign_stages(wanted uuid) returns table (place int, stage text, since timestamptz) language sql stable as $$
    with decided as (
        select decided_at, funded from collection_decision where campaign_id = wanted
        union all
        select closed_at, false from campaign_closing where campaign_id = wanted and not minimum_reached),
    granted as (
        select campaign_id as id, decided_at from match_decision where campaign_id = wanted and cents > 0
        union all
        select a.id, e.ended_at from city_award a join city_award_end e on e.award_id = a.id and e.committed where a.campaign_id = wanted),
    paid as (
        select e.at from payout_event e join payout p on p.id = e.payout_id where p.campaign_id = wanted and e.event in ('APPROVE', 'EXECUTE')
        union all
        select at from grant_act where campaign_id = wanted),
    rest as (
        select coalesce(sum(posted_cents), 0) as cents from ledger_account
        where owner = wanted::text and kind in ('ESCROW', 'PAYABLE', 'REFUND_PAYABLE')),
    reported as (select at from campaign_report_decision where campaign_id = wanted and approved),
    back as (select min(at) as first, max(at) as last from pledge_event e join pledge_state s on s.pledge_id = e.pledge_id
             where s.campaign_id = wanted and e.event in ('QUEUE_REFUND', 'REFUND'))
    select 1, 'FUNDED', decided_at from decided where funded
    union all
    select 2, 'GRANT_DUE', min(g.decided_at) from granted g, decided d where d.funded having count(*) > 0
    union all
    select 3, 'PAYING_OUT', min(at) from paid, decided d where d.funded having count(*) > 0
    union all
    select 4, 'REPORTED', greatest(r.at, (select max(at) from paid)) from reported r, rest
        where rest.cents = 0 and exists (select 1 from paid)
          and not exists (select 1 from granted g where not exists (
              select 1 from grant_act a where coalesce(a.award_id, a.campaign_id) = g.id and a.stage = 'PAID'))
    union all
    select 1, 'FAILED', decided_at from decided where not funded
    union all
    select 2, 'REFUNDING', back.first from back, decided d where not d.funded and back.first is not null
    union all
    select 3, 'SETTLED', coalesce(back.last, d.decided_at) from back, decided d, rest where not d.funded and rest.cents = 0
        and not exists (select 1 from pledge_state s where s.campaign_id = wanted and s.status in ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED',
                        'COLLECTED', 'WON', 'DISPUTED', 'REFUND_QUEUED', 'REFUNDING', 'REFUND_ERROR'))
    order by 1
$$;
