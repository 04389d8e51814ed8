-- Money as double entry. The lines of an entry sum to nothing, no floored account falls below zero, and each entry
-- carries the hash of the one before it. Nothing here names a person: subjects are pledges, campaigns and calls.

create table ledger_account (
    id bigint generated always as identity primary key,
    kind text not null check (kind ~ '^[A-Z_]{3,30}$'),
    -- The campaign, call or rail it is kept for; empty if there is one of its kind.
    owner text not null check (owner ~ '^[a-z0-9-]{0,40}$'),
    book text not null check (book in ('MONEY', 'ENVELOPE')),
    -- 1: debits raise its balance (what is had, what was spent); -1: credits do (what is owed, the stages of an envelope).
    side smallint not null check (side in (1, -1)),
    floored boolean not null,
    -- Sums of its lines, kept by the trigger on them; the ledger's verification adds them up again.
    posted_cents bigint not null default 0,
    -- What open holds would take from it.
    held_cents bigint not null default 0 check (held_cents >= 0),
    unique (kind, owner),
    constraint ledger_account_floor check (not floored or posted_cents >= held_cents)
);

-- The last entry. Its row puts writers in line, so numbers have no gaps and the chain no branches.
create table ledger_head (
    only_one boolean primary key default true check (only_one),
    number bigint not null,
    hash bytea not null check (octet_length(hash) = 32)
);
insert into ledger_head (number, hash) values (0, decode(repeat('00', 32), 'hex'));

create table ledger_entry (
    number bigint primary key check (number > 0),
    -- Made by who asks for it, from what it is for: the same again is the same entry.
    id uuid not null unique,
    -- POST is final; HOLD is pending until exactly one SETTLE, VOID or EXPIRE ends it.
    phase text not null check (phase in ('POST', 'HOLD', 'SETTLE', 'VOID', 'EXPIRE')),
    type text not null check (type ~ '^[a-z]+(-[a-z]+)*$' and char_length(type) <= 40),
    subject uuid,
    -- The hold that this ends.
    ends uuid unique references ledger_entry (id),
    -- The entry that this takes back.
    reverses uuid unique references ledger_entry (id),
    expires_at timestamptz,
    reason text check (char_length(reason) between 3 and 500),
    role text not null check (role ~ '^[a-z]{3,20}$'),
    at timestamptz not null,
    hash bytea not null check (octet_length(hash) = 32),
    check ((phase in ('POST', 'HOLD')) = (ends is null)),
    check ((phase = 'HOLD') = (expires_at is not null)),
    check (reverses is null or phase = 'POST'),
    check (reason is not null or (reverses is null and phase <> 'VOID'))
);
create index ledger_entry_by_subject on ledger_entry (subject, number);
create index ledger_hold_by_expiry on ledger_entry (expires_at) where phase = 'HOLD';

create table ledger_line (
    entry bigint not null references ledger_entry,
    position smallint not null check (position between 0 and 63),
    account bigint not null references ledger_account,
    -- Above zero a debit, below zero a credit.
    cents bigint not null check (cents <> 0 and abs(cents) <= 100000000000000),
    primary key (entry, position)
);
create index ledger_line_by_account on ledger_line (account, entry);

-- The head of the chain on a day, signed and published, so that nobody can write the past anew.
create table ledger_anchor (
    day date primary key,
    number bigint not null,
    hash bytea not null check (octet_length(hash) = 32),
    public_key bytea not null,
    signature bytea not null,
    signed_at timestamptz not null
);

create trigger ledger_entry_is_append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger ledger_entry_is_never_emptied before truncate on ledger_entry for each statement execute function refuse_change();
create trigger ledger_line_is_append_only before update or delete on ledger_line for each row execute function refuse_change();
create trigger ledger_line_is_never_emptied before truncate on ledger_line for each statement execute function refuse_change();
create trigger ledger_anchor_is_append_only before update or delete on ledger_anchor for each row execute function refuse_change();
create trigger ledger_anchor_is_never_emptied before truncate on ledger_anchor for each statement execute function refuse_change();

-- Balances and the head move only through entries: by a trigger of theirs, never by a statement of its own.
create function refuse_change_by_hand() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or pg_trigger_depth() < 2 then
        raise exception '% on %: only an entry moves it', tg_op, tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ledger_account_moves_by_entries before update or delete on ledger_account
    for each row execute function refuse_change_by_hand();
create trigger ledger_account_is_never_emptied before truncate on ledger_account
    for each statement execute function refuse_change();
create trigger ledger_head_moves_by_entries before update or delete on ledger_head
    for each row execute function refuse_change_by_hand();
create trigger ledger_head_is_never_emptied before truncate on ledger_head
    for each statement execute function refuse_change();

-- An account begins with nothing.
create function refuse_account_with_money() returns trigger language plpgsql as $$
begin
    if new.posted_cents <> 0 or new.held_cents <> 0 then
        raise exception 'account %/% begins with nothing', new.kind, new.owner using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ledger_account_begins_empty before insert on ledger_account
    for each row execute function refuse_account_with_money();

-- What a line takes from its account, never less than zero.
create function ledger_taken(side smallint, cents bigint) returns bigint language sql immutable as $$
    select greatest(0, -side * cents)
$$;

create function enter_in_chain() returns trigger language plpgsql as $$
declare
    held ledger_entry;
begin
    update ledger_head set number = new.number, hash = new.hash where number = new.number - 1;
    if not found then
        raise exception 'entry % does not follow the last one', new.number using errcode = 'restrict_violation';
    end if;
    if new.ends is not null then
        select * into held from ledger_entry where id = new.ends;
        if held.phase <> 'HOLD' then
            raise exception 'entry % ends %, which is no hold', new.number, new.ends using errcode = 'restrict_violation';
        end if;
        if (new.phase = 'EXPIRE') <> (new.at >= held.expires_at) then
            raise exception 'entry %: the hold % expires at %', new.number, new.ends, held.expires_at
                using errcode = 'restrict_violation';
        end if;
        update ledger_account a set held_cents = a.held_cents - t.cents
            from (select l.account, sum(ledger_taken(b.side, l.cents)) as cents
                  from ledger_line l join ledger_account b on b.id = l.account where l.entry = held.number group by l.account) t
            where a.id = t.account and t.cents > 0;
    end if;
    return new;
end $$;
create trigger ledger_entry_is_chained after insert on ledger_entry for each row execute function enter_in_chain();

create function enter_in_account() returns trigger language plpgsql as $$
declare
    of ledger_entry;
begin
    select e.* into of from ledger_entry e join ledger_head h on h.number = e.number where e.number = new.entry;
    if not found then
        raise exception 'entry % is closed', new.entry using errcode = 'restrict_violation';
    end if;
    if of.phase = 'HOLD' then
        update ledger_account set held_cents = held_cents + ledger_taken(side, new.cents)
            where id = new.account and ledger_taken(side, new.cents) > 0;
    else
        update ledger_account set posted_cents = posted_cents + side * new.cents where id = new.account;
    end if;
    return new;
end $$;
create trigger ledger_line_is_entered after insert on ledger_line for each row execute function enter_in_account();

-- At the end of the transaction each entry is whole: it balances within one book, and settles what was held.
create function refuse_unbalanced() returns trigger language plpgsql as $$
declare
    lines int;
    books int;
    total numeric;
begin
    select count(*), count(distinct a.book), coalesce(sum(l.cents), 0) into lines, books, total
        from ledger_line l join ledger_account a on a.id = l.account where l.entry = new.number;
    if new.phase in ('VOID', 'EXPIRE') then
        if lines <> 0 then
            raise exception 'entry % moves money although it only ends a hold', new.number using errcode = 'restrict_violation';
        end if;
    elsif lines < 2 or books <> 1 or total <> 0 then
        raise exception 'entry %: % lines in % books sum to % cents', new.number, lines, books, total
            using errcode = 'restrict_violation';
    end if;
    if new.phase = 'SETTLE' and exists (
        (select position, account, cents from ledger_line where entry = new.number
         except select l.position, l.account, l.cents from ledger_line l join ledger_entry h on h.number = l.entry where h.id = new.ends)
        union all
        (select l.position, l.account, l.cents from ledger_line l join ledger_entry h on h.number = l.entry where h.id = new.ends
         except select position, account, cents from ledger_line where entry = new.number)) then
        raise exception 'entry % settles something else than was held', new.number using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_entry_balances after insert on ledger_entry
    deferrable initially deferred for each row execute function refuse_unbalanced();
