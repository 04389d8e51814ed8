-- A return is kept for a pledge that shows no means of payment for some time only; then others may have it.

create table return_lapse (
    pledge_id uuid primary key references return_claim,
    lapsed_at timestamptz not null
);
create trigger return_lapse_is_append_only before update or delete on return_lapse for each row execute function refuse_change();
create trigger return_lapse_is_never_emptied before truncate on return_lapse for each statement execute function refuse_change();

-- The pledge's row is held against a means of payment or a withdrawal at the same instant.
create function refuse_lapse_of_a_promise_that_stands() returns trigger language plpgsql as $$
begin
    perform 1 from pledge where id = new.pledge_id for update;
    if exists (select 1 from standing_pledge where id = new.pledge_id)
       or exists (select 1 from pledge_withdrawal where pledge_id = new.pledge_id) then
        raise exception 'pledge %: its return does not lapse', new.pledge_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger return_lapse_in_turn before insert on return_lapse
    for each row execute function refuse_lapse_of_a_promise_that_stands();

create or replace function count_claim() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'return_claim' then
        update campaign_return set claimed = claimed + 1 where id = new.return_id;
    elsif tg_table_name = 'return_lapse' then
        update campaign_return set claimed = claimed - 1
            where id = (select return_id from return_claim where pledge_id = new.pledge_id);
    else
        -- A claim that lapsed was given back already.
        perform 1 from pledge where id = new.pledge_id for no key update;
        update campaign_return set claimed = claimed - 1
            where id = (select c.return_id from return_claim c where c.pledge_id = new.pledge_id
                        and not exists (select 1 from return_lapse l where l.pledge_id = c.pledge_id));
    end if;
    return new;
end $$;
create trigger return_lapse_frees_return after insert on return_lapse for each row execute function count_claim();

-- Who was at the provider's page when the campaign came to rest has promised all the same.
create or replace function refuse_means_too_late() returns trigger language plpgsql as $$
declare
    now_is text;
begin
    select c.status into now_is from campaign c join pledge p on p.campaign_id = c.id where p.id = new.pledge_id for share of c;
    if now_is not in ('LIVE', 'SUSPENDED') and not exists (select 1 from pledge_state s where s.pledge_id = new.pledge_id) then
        raise exception 'pledge %: its campaign is % and closed without it', new.pledge_id, now_is using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- Pledges that may have to show a means of payment still.
create index return_claim_by_time on return_claim (claimed_at);
