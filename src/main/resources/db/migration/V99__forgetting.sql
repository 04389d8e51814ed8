-- A person may be forgotten. The facts stay, under an id that nothing leads from or to: what is destroyed is the keyed
-- hash, the only link between that id and somebody, and what they wrote about themselves.

alter table person alter column subject drop not null;
alter table person add column erased_at timestamptz;
alter table person add check ((subject is null) = (erased_at is not null));

create function refuse_person_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.id, new.created_at) is distinct from (old.id, old.created_at) or old.subject is null
       or new.subject is not null and new.subject is distinct from old.subject then
        raise exception 'person %: it is kept, or forgotten for good', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger person_is_kept_or_forgotten before update or delete on person for each row execute function refuse_person_change();
create trigger person_is_never_emptied before truncate on person for each statement execute function refuse_change();

-- Nobody acts any more as somebody who is forgotten; the row is held against that at the same instant. Money of theirs
-- that is on its way still arrives.
create function refuse_forgotten_person() returns trigger language plpgsql as $$
declare
    who uuid := cast(to_jsonb(new) ->> tg_argv[0] as uuid);
begin
    perform 1 from person where id = who and subject is not null for key share;
    if not found then
        if tg_table_name = 'pledge' then
            if exists (select 1 from moved_gift where to_pledge = new.id) then
                return new;
            end if;
        end if;
        raise exception 'person % is forgotten', who using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pledge_of_somebody before insert on pledge for each row execute function refuse_forgotten_person('person_id');
create trigger need_offer_of_somebody before insert on need_offer for each row execute function refuse_forgotten_person('person_id');
create trigger campaign_question_of_somebody before insert on campaign_question for each row execute function refuse_forgotten_person('person_id');
create trigger proposal_of_somebody before insert on proposal for each row execute function refuse_forgotten_person('author_id');
create trigger ballot_of_somebody before insert on ballot for each row execute function refuse_forgotten_person('person_id');
create trigger application_of_somebody before insert on application for each row execute function refuse_forgotten_person('applicant_id');

-- As refuse_change, but what a person who is forgotten wrote may become empty: null, or marks without a letter or digit.
-- Arguments: whose row it is ('person_id', or 'pledge_id' for that of a pledge, 'proposal_id'), then the columns.
create function refuse_change_but_forgetting() returns trigger language plpgsql as $$
declare
    before jsonb := to_jsonb(old);
    after jsonb;
    who uuid;
    name text;
begin
    if tg_op = 'UPDATE' then
        after := to_jsonb(new);
        who := case tg_argv[0]
            when 'pledge_id' then (select person_id from pledge where id = cast(before ->> 'pledge_id' as uuid))
            when 'proposal_id' then (select author_id from proposal where id = cast(before ->> 'proposal_id' as uuid))
            else cast(before ->> tg_argv[0] as uuid) end;
        if exists (select 1 from person where id = who and subject is null) then
            foreach name in array tg_argv[1:] loop
                if coalesce(after ->> name, '') ~ '[[:alnum:]]' and after -> name is distinct from before -> name then
                    raise exception '% of %: it is forgotten, not rewritten', name, tg_table_name using errcode = 'restrict_violation';
                end if;
                before := before - name;
                after := after - name;
            end loop;
            if before = after then
                return new;
            end if;
        end if;
    end if;
    raise exception '% on %: rows of this table are facts; a correction is a new row', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
drop trigger pledge_is_append_only on pledge;
create trigger pledge_is_append_only before update or delete on pledge
    for each row execute function refuse_change_but_forgetting('person_id', 'public_name', 'message');
drop trigger pledge_naming_is_append_only on pledge_naming;
create trigger pledge_naming_is_append_only before update or delete on pledge_naming
    for each row execute function refuse_change_but_forgetting('pledge_id', 'public_name', 'message');
drop trigger need_offer_is_append_only on need_offer;
create trigger need_offer_is_append_only before update or delete on need_offer
    for each row execute function refuse_change_but_forgetting('person_id', 'note');
drop trigger campaign_question_is_append_only on campaign_question;
create trigger campaign_question_is_append_only before update or delete on campaign_question
    for each row execute function refuse_change_but_forgetting('person_id', 'words');
drop trigger proposal_edit_is_append_only on proposal_edit;
create trigger proposal_edit_is_append_only before update or delete on proposal_edit
    for each row execute function refuse_change_but_forgetting('proposal_id', 'title', 'body');

-- For how long what is kept, and no longer: docs/operators.md says why.
create function keeps(what text) returns interval language sql immutable as $$
    select case what
        -- A draft of an application that was never sent in, since it was saved last.
        when 'draft' then interval '1 year'
        -- The name and tax code on a receipt, since it was issued: art. 2220 of the civil code.
        when 'receipt' then interval '10 years'
        -- The words of a provider's message, since it came: longer than a bank may ask for money back.
        when 'message' then interval '18 months' end
$$;

create or replace function refuse_wish_change() returns trigger language plpgsql as $$
begin
    if (new.holder, new.tax_code) = ('s1.', 's1.')
       and (to_jsonb(new) - 'holder' - 'tax_code') = (to_jsonb(old) - 'holder' - 'tax_code')
       and exists (select 1 from receipt r where r.pledge_id = old.pledge_id and r.wish = old.version and r.issued_at < now() - keeps('receipt')) then
        return new;
    end if;
    raise exception 'receipt_wish: a wish is not changed, a new one takes its place' using errcode = 'restrict_violation';
end $$;

create function refuse_change_but_aging() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if octet_length(new.body) = 0 and (to_jsonb(new) - 'body') = (to_jsonb(old) - 'body') and old.received_at < now() - keeps('message') then
            return new;
        end if;
    end if;
    raise exception '% on %: rows of this table are facts; a correction is a new row', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;
drop trigger webhook_event_is_append_only on webhook_event;
create trigger webhook_event_is_append_only before update or delete on webhook_event
    for each row execute function refuse_change_but_aging();

-- Forgets a person; again changes nothing. What the law wants kept stays until its time is over: receipts that were issued,
-- and applications that were sent in, which are acts of the city.
create function forget_person(who uuid, at timestamptz) returns boolean language plpgsql as $$
begin
    perform 1 from person where id = who and subject is not null for update;
    if not found then
        return false;
    end if;
    update person set subject = null, erased_at = at where id = who;
    update pledge set public_name = null, message = null where person_id = who and (public_name is not null or message is not null);
    update pledge_naming set public_name = null, message = null
        where pledge_id in (select id from pledge where person_id = who) and (public_name is not null or message is not null);
    update need_offer set note = '– –' where person_id = who;
    update campaign_question set words = '– – –' where person_id = who;
    update proposal_edit set title = '– – –', body = '– – – – – – – – – – –' where proposal_id in (select id from proposal where author_id = who);
    update proposal set title = '– – –', body = '– – – – – – – – – – –', place = null, latitude = null, longitude = null
        where author_id = who and status = 'WITHDRAWN';
    delete from receipt_wish w using pledge p where p.id = w.pledge_id and p.person_id = who
        and not exists (select 1 from receipt r where r.pledge_id = w.pledge_id and r.wish = w.version);
    delete from application where applicant_id = who and number = 0;
    -- Features that may not be there.
    if to_regclass('contact') is not null then
        update contact set address = null, address_key = null, erased_at = at
            where erased_at is null and pledge_id in (select id from pledge where person_id = who);
    end if;
    if to_regclass('following') is not null then
        delete from following where person_id = who;
        delete from campaign_invitation where person_id = who;
    end if;
    return true;
end $$;

-- Forgets what nobody needs any more; how much.
create function forget_by_age(at timestamptz) returns bigint language plpgsql as $$
declare
    many bigint;
    all_of_it bigint := 0;
begin
    delete from application where number = 0 and saved_at < at - keeps('draft');
    get diagnostics many = row_count;
    all_of_it := all_of_it + many;
    update receipt_wish w set holder = 's1.', tax_code = 's1.' from receipt r
        where r.pledge_id = w.pledge_id and r.wish = w.version and r.issued_at < at - keeps('receipt') and w.holder <> 's1.';
    get diagnostics many = row_count;
    all_of_it := all_of_it + many;
    update webhook_event set body = '' where received_at < at - keeps('message') and octet_length(body) > 0;
    get diagnostics many = row_count;
    return all_of_it + many;
end $$;
create index receipt_by_issue on receipt (issued_at);

-- What a person did, for that person.
create index audit_entry_by_actor on audit_entry (actor_id, id desc);
