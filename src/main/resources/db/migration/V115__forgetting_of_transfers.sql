-- What is kept of who pays by transfer: the name they said is forgotten with them; what the bank told of a credit, and where
-- one was paid back to, belongs to the accounts and is forgotten by age.

create or replace function keeps(what text) returns interval language sql immutable as $$
    select case what
        -- A draft of an application that was never sent in, since it was saved last.
        when 'draft' then interval '1 year'
        -- The name and tax code on a receipt, since it was issued: art. 2220 of the civil code.
        when 'receipt' then interval '10 years'
        -- The words of a provider's message, since it came: longer than a bank may ask for money back.
        when 'message' then interval '18 months'
        -- In whose name the account is that somebody wants to pay from, since they said so.
        when 'payer' then interval '18 months'
        -- Who sent a transfer and from which account, and whom it was paid back to, since it was written: art. 2220 of the civil code.
        when 'transfer' then interval '10 years' end
$$;

-- As refuse_change, but what is older than it is kept may become empty. Arguments: what of keeps(), the column of its time, the columns.
create function refuse_change_but_erasing() returns trigger language plpgsql as $$
declare
    before jsonb := to_jsonb(old);
    after jsonb;
    name text;
begin
    if tg_op = 'UPDATE' then
        after := to_jsonb(new);
        if cast(before ->> tg_argv[1] as timestamptz) < now() - keeps(tg_argv[0])
           or tg_table_name = 'transfer_payer' and exists (
               select 1 from transfer_call k join pledge p on p.id = k.pledge_id join person o on o.id = p.person_id
               where k.key = before ->> 'key' and o.subject is null) then
            foreach name in array tg_argv[2:] loop
                if coalesce(after ->> name, '') <> '' and after -> name is distinct from before -> name then
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
drop trigger transfer_payer_is_append_only on transfer_payer;
create trigger transfer_payer_is_append_only before update or delete on transfer_payer
    for each row execute function refuse_change_but_erasing('payer', 'named_at', 'name');
drop trigger transfer_line_is_append_only on transfer_line;
create trigger transfer_line_is_append_only before update or delete on transfer_line
    for each row execute function refuse_change_but_erasing('transfer', 'read_at', 'words', 'payer', 'iban');
drop trigger transfer_iban_is_append_only on transfer_iban;
create trigger transfer_iban_is_append_only before update or delete on transfer_iban
    for each row execute function refuse_change_but_erasing('transfer', 'named_at', 'holder', 'iban');
drop trigger transfer_back_is_append_only on transfer_back;
create trigger transfer_back_is_append_only before update or delete on transfer_back
    for each row execute function refuse_change_but_erasing('transfer', 'ordered_at', 'holder', 'iban');
create index transfer_payer_to_forget on transfer_payer (named_at) where name <> '';
create index transfer_line_to_forget on transfer_line (read_at) where words is not null or payer is not null or iban is not null;
create index transfer_iban_to_forget on transfer_iban (named_at) where holder <> '';
create index transfer_back_to_forget on transfer_back (ordered_at) where holder <> '';

create or replace function forget_person(who uuid, at timestamptz) returns boolean language plpgsql as $$
declare
    known_as bytea;
begin
    select subject into known_as from person where id = who and subject is not null for update;
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
    update transfer_payer set name = '' where name <> '' and key in (
        select k.key from transfer_call k join pledge p on p.id = k.pledge_id where p.person_id = who);
    -- Who is known by an address alone may have left it without a pledge: to ask for a link.
    update pledge_request set wanted = null where wanted is not null and contact_id in (
        select id from contact where address_key = known_as);
    update contact set address = null, address_key = null, updates = false, erased_at = at where erased_at is null
        and (pledge_id in (select id from pledge where person_id = who) or address_key = known_as);
    delete from following where person_id = who;
    delete from campaign_invitation where person_id = who;
    return true;
end $$;

create or replace function forget_by_age(at timestamptz) returns bigint language plpgsql as $$
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
    all_of_it := all_of_it + many;
    update transfer_payer set name = '' where named_at < at - keeps('payer') and name <> '';
    get diagnostics many = row_count;
    all_of_it := all_of_it + many;
    update transfer_line set words = null, payer = null, iban = null
        where read_at < at - keeps('transfer') and (words is not null or payer is not null or iban is not null);
    get diagnostics many = row_count;
    all_of_it := all_of_it + many;
    update transfer_iban set holder = '', iban = '' where named_at < at - keeps('transfer') and holder <> '';
    get diagnostics many = row_count;
    all_of_it := all_of_it + many;
    update transfer_back set holder = '', iban = '' where ordered_at < at - keeps('transfer') and holder <> '';
    get diagnostics many = row_count;
    return all_of_it + many;
end $$;
