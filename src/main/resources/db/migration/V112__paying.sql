-- Who receives what is given to the campaigns of a call, and by which rails: said with each version of its rule, so that
-- a campaign keeps what it was admitted with.

alter table call_rule add column receiver text not null default 'PROMOTER' check (receiver in ('CITY', 'PROMOTER'));
-- In the order in which they are offered; none: the usual ones of the city that fit the receiver.
alter table call_rule add column rails text[] not null default '{}'
    check (cardinality(rails) <= 10 and array_to_string(rails, ',') ~ '^([a-z]{3,20}(,[a-z]{3,20})*)?$');

-- Who was paid by pagoPA until now was the city.
alter table call_rule disable trigger call_rule_is_append_only;
update call_rule r set receiver = 'CITY' where exists (
    select 1 from admission a join campaign_rail c on c.campaign_id = a.campaign_id
    where a.call_id = r.call_id and c.rail = 'pagopa');
alter table call_rule enable trigger call_rule_is_append_only;

alter table call_rule alter column receiver drop default;
alter table call_rule alter column rails drop default;

-- By pagoPA only a public body is paid, and a public body is not paid by card outside of it.
alter table call_rule add constraint call_rule_rails_fit check (case receiver
    when 'CITY' then not rails && array['stripe', 'sandbox'] else not rails && array['pagopa'] end);

-- A campaign in a call opens with rails of the version that it was admitted with.
create function refuse_rail_outside_call() returns trigger language plpgsql as $$
begin
    if exists (select 1 from admission a join call_rule r on r.call_id = a.call_id and r.number = a.rule_number
               where a.campaign_id = new.campaign_id and cardinality(r.rails) > 0 and new.rail <> all (r.rails)) then
        raise exception 'campaign %: % is no rail of its call', new.campaign_id, new.rail using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_rail_is_of_its_call before insert on campaign_rail for each row execute function refuse_rail_outside_call();
create trigger campaign_other_rail_is_of_its_call before insert on campaign_other_rail for each row execute function refuse_rail_outside_call();
