-- Nobody leaves a name or a tax code for somebody who is forgotten: not from another device that still has a
-- link's cookie, and not at the same instant. Where a gift that was on its way arrives, its wish goes with it.
create function refuse_forgotten_backer() returns trigger language plpgsql as $$
declare
    of_pledge uuid;
    who uuid;
begin
    if tg_table_name = 'transfer_payer' then
        select pledge_id into of_pledge from transfer_call where key = new.key;
    else
        of_pledge := new.pledge_id;
    end if;
    select person_id into who from pledge where id = of_pledge;
    perform 1 from person where id = who and subject is not null for key share;
    if not found and not exists (select 1 from moved_gift where to_pledge = of_pledge) then
        raise exception 'person % is forgotten', who using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger receipt_wish_of_somebody before insert on receipt_wish for each row execute function refuse_forgotten_backer();
create trigger pledge_naming_of_somebody before insert on pledge_naming for each row execute function refuse_forgotten_backer();
create trigger transfer_payer_of_somebody before insert on transfer_payer for each row execute function refuse_forgotten_backer();
