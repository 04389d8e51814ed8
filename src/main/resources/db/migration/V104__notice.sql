-- Mails: to whom, what about, and what became of each. A mail has no text: it is worded when it is sent, from its kind
-- and what it is about. Of a token only the hash is kept.

-- An address that somebody left to be written to about one pledge. Sealed; erased when it is not needed any more.
create table contact (
    id uuid primary key,
    address text check (char_length(address) <= 1000),
    -- Keyed hash of the address, to count what is sent to it.
    address_key bytea check (octet_length(address_key) = 32),
    language text not null check (language in ('it', 'en')),
    -- Null: of somebody who has not confirmed a pledge yet, or asked for a link.
    pledge_id uuid unique references pledge,
    -- Wants the updates of the campaign, and has shown that the address is theirs.
    updates boolean not null default false,
    confirmed_at timestamptz,
    -- Wants no more mails.
    stopped_at timestamptz,
    left_at timestamptz not null,
    erased_at timestamptz,
    check ((address is null) = (erased_at is not null) and (address_key is null) = (erased_at is not null))
);
create index contact_by_key on contact (address_key);
create index contact_to_erase on contact (left_at, id) where erased_at is null;

-- What is erased stays erased, and an address never moves to another pledge.
create function refuse_contact_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (new.id, new.language, new.left_at) is distinct from (old.id, old.language, old.left_at)
       or old.pledge_id is not null and new.pledge_id is distinct from old.pledge_id
       or old.erased_at is not null and new is distinct from old
       or new.address is not null and new.address is distinct from old.address then
        raise exception 'contact %: it is confirmed, stopped or erased, and nothing else', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger contact_is_kept before update or delete on contact for each row execute function refuse_contact_change();
create trigger contact_is_never_emptied before truncate on contact for each statement execute function refuse_change();

create table mail (
    id uuid primary key default gen_random_uuid(),
    contact_id uuid not null references contact,
    kind text not null check (kind ~ '^[A-Z_]{3,20}$'),
    -- What tells two mails of a kind apart: the same occasion is one mail.
    occasion text not null default '' check (char_length(occasion) <= 80),
    written_at timestamptz not null,
    status text not null default 'WAITING' check (status in ('WAITING', 'SENT', 'GIVEN_UP', 'NOT_NEEDED')),
    -- Of its last attempt; 0 before the first.
    number int not null default 0,
    due_at timestamptz not null,
    unique (contact_id, kind, occasion)
);
create index mail_by_due on mail (due_at, id) where status = 'WAITING';
create index mail_by_status on mail (status, written_at desc, id desc);
create trigger mail_moves_by_attempts before update or delete on mail for each row execute function refuse_change_by_hand();
create trigger mail_is_never_emptied before truncate on mail for each statement execute function refuse_change();

create function refuse_mail_with_past() returns trigger language plpgsql as $$
begin
    if new.status <> 'WAITING' or new.number <> 0 then
        raise exception 'mail %: it begins waiting', new.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger mail_begins_waiting before insert on mail for each row execute function refuse_mail_with_past();

create table mail_attempt (
    mail_id uuid not null references mail,
    number int not null check (number > 0),
    event text not null check (event in ('BEGIN', 'SENT', 'FAILED', 'GIVE_UP', 'NOT_NEEDED')),
    at timestamptz not null,
    -- When it is tried next, if nothing else is heard.
    due_at timestamptz not null,
    -- What the mail server said: a code, never its words, which would tell the address.
    problem text check (problem ~ '^[A-Za-z0-9 .]{1,80}$'),
    primary key (mail_id, number)
);
create trigger mail_attempt_is_append_only before update or delete on mail_attempt for each row execute function refuse_change();
create trigger mail_attempt_is_never_emptied before truncate on mail_attempt for each statement execute function refuse_change();

create function enter_mail_attempt() returns trigger language plpgsql as $$
begin
    update mail set
        number = new.number,
        due_at = new.due_at,
        status = case new.event when 'SENT' then 'SENT' when 'GIVE_UP' then 'GIVEN_UP'
                                when 'NOT_NEEDED' then 'NOT_NEEDED' else status end
        where id = new.mail_id and status = 'WAITING' and number = new.number - 1;
    if not found then
        raise exception 'mail %: % does not follow what it is now', new.mail_id, new.event using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger mail_attempt_is_entered after insert on mail_attempt for each row execute function enter_mail_attempt();

-- What a link in a mail opens, once.
create table mail_token (
    hash bytea primary key check (octet_length(hash) = 32),
    mail_id uuid not null references mail,
    purpose text not null check (purpose in ('CONFIRM', 'OPEN', 'UPDATES', 'STOP')),
    made_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > made_at),
    used_at timestamptz
);
create index mail_token_by_end on mail_token (ends_at);

create function refuse_token_again() returns trigger language plpgsql as $$
begin
    if old.used_at is not null
       or (new.hash, new.mail_id, new.purpose, new.made_at, new.ends_at)
          is distinct from (old.hash, old.mail_id, old.purpose, old.made_at, old.ends_at) then
        raise exception 'a token is used once' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger mail_token_is_used_once before update on mail_token for each row execute function refuse_token_again();
create trigger mail_token_is_never_emptied before truncate on mail_token for each statement execute function refuse_change();

-- A pledge that somebody without an account wants to make; made when they confirm it from their mail.
create table pledge_request (
    id uuid primary key,
    contact_id uuid not null unique references contact,
    campaign_id uuid not null references campaign,
    -- The form, sealed; null once it was confirmed or not confirmed in time.
    wanted text check (char_length(wanted) <= 8000),
    intent uuid not null unique,
    asked_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > asked_at),
    pledge_id uuid unique references pledge
);
create index pledge_request_by_end on pledge_request (ends_at) where wanted is not null;
create trigger pledge_request_is_never_emptied before truncate on pledge_request for each statement execute function refuse_change();

-- Persons known by an address alone: nobody verified who they are.
create table person_by_mail (
    person_id uuid primary key references person,
    known_at timestamptz not null
);
create trigger person_by_mail_is_append_only before update or delete on person_by_mail for each row execute function refuse_change();
create trigger person_by_mail_is_never_emptied before truncate on person_by_mail for each statement execute function refuse_change();

-- Where a pool is shared by how many people give, only verified persons count: anybody may have many addresses.
create function counts_in_match(campaign uuid, person uuid) returns boolean language sql stable as $$
    select not exists (select 1 from person_by_mail m where m.person_id = person)
        or not exists (select 1 from admission a join call_rule r on r.call_id = a.call_id and r.number = a.rule_number
                       where a.campaign_id = campaign and r.shared)
$$;
