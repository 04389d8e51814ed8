-- A gift that its backer left to the neighbourhood fund stays too: it has its receipt, as one that went on to another
-- campaign has it there.
create or replace function enter_receipt() returns trigger language plpgsql as $$
begin
    update receipt_counter set last = new.number where issuer = new.issuer and year = new.year and last = new.number - 1;
    if not found then
        raise exception 'receipt % of % does not follow the last one', new.number, new.year using errcode = 'restrict_violation';
    end if;
    if not exists (select 1 from pledge_state s
                   left join collection_decision d on d.campaign_id = s.campaign_id
                   left join moved_gift g on g.pledge_id = s.pledge_id
                   where s.pledge_id = new.pledge_id and s.amount_cents = new.cents
                     and (s.status in ('COLLECTED', 'WON') and d.funded or s.status = 'MOVED' and g.cents > 0 and g.to_campaign is null)) then
        raise exception 'pledge %: only a gift that stays has a receipt', new.pledge_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
