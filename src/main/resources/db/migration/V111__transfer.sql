-- Bank transfers: what backers were told to write, what the bank's statements say, and what became of each credit.

-- Besides its first rail, a campaign may let its backers pay by others. Null: by the campaign's first one.
alter table pledge_means add column rail text check (rail ~ '^[a-z]{3,20}$');

create table campaign_other_rail (
    campaign_id uuid not null references campaign_rail,
    rail text not null check (rail ~ '^[a-z]{3,20}$'),
    set_at timestamptz not null,
    primary key (campaign_id, rail)
);
create trigger campaign_other_rail_is_append_only before update or delete on campaign_other_rail for each row execute function refuse_change();
create trigger campaign_other_rail_is_never_emptied before truncate on campaign_other_rail for each statement execute function refuse_change();

-- Numbers in references, of promises and of what goes back.
create sequence transfer_number maxvalue 999999999;

create table transfer_reference (
    pledge_id uuid primary key references pledge,
    reference text not null unique check (reference ~ '^RF[0-9]{12}$'),
    made_at timestamptz not null
);
create trigger transfer_reference_is_append_only before update or delete on transfer_reference for each row execute function refuse_change();
create trigger transfer_reference_is_never_emptied before truncate on transfer_reference for each statement execute function refuse_change();

-- What this rail was asked for.
create table transfer_call (
    key text primary key references provider_call,
    pledge_id uuid not null references transfer_reference,
    act text not null check (act in ('SETUP', 'COLLECT', 'REFUND')),
    attempt int not null check (attempt between 1 and 99),
    asked_at timestamptz not null
);
create index transfer_call_by_pledge on transfer_call (pledge_id, act, attempt desc);
create index transfer_call_by_time on transfer_call (asked_at) where act <> 'SETUP';
create trigger transfer_call_is_append_only before update or delete on transfer_call for each row execute function refuse_change();
create trigger transfer_call_is_never_emptied before truncate on transfer_call for each statement execute function refuse_change();

-- In whose name the account is that the backer pays from, sealed.
create table transfer_payer (
    key text primary key references transfer_call,
    name text not null check (char_length(name) <= 1000),
    named_at timestamptz not null
);
create trigger transfer_payer_is_append_only before update or delete on transfer_payer for each row execute function refuse_change();
create trigger transfer_payer_is_never_emptied before truncate on transfer_payer for each statement execute function refuse_change();

-- Collections that are waited for no longer: what arrives after is late.
create table transfer_given_up (
    key text primary key references transfer_call,
    at timestamptz not null
);
create trigger transfer_given_up_is_append_only before update or delete on transfer_given_up for each row execute function refuse_change();
create trigger transfer_given_up_is_never_emptied before truncate on transfer_given_up for each statement execute function refuse_change();

create table transfer_statement (
    id uuid primary key,
    format text not null check (format in ('CAMT', 'CSV')),
    lines int not null check (lines > 0),
    imported_by uuid not null,
    imported_at timestamptz not null
);
create index transfer_statement_by_time on transfer_statement (imported_at desc, id);
create trigger transfer_statement_is_append_only before update or delete on transfer_statement for each row execute function refuse_change();
create trigger transfer_statement_is_never_emptied before truncate on transfer_statement for each statement execute function refuse_change();

create table transfer_line (
    id uuid primary key,
    statement_id uuid not null references transfer_statement,
    -- Keyed hash of the bank's name of the line, or of all that it says and how often it said so before in its file.
    key text not null unique check (key ~ '^[0-9a-f]{64}$'),
    format text not null check (format in ('CAMT', 'CSV')),
    credit boolean not null,
    cents bigint not null check (cents between 1 and 100000000000000),
    booked_on date not null,
    -- The one right reference that it names.
    reference text check (reference ~ '^RF[0-9]{2}[A-Z0-9]{1,21}$'),
    -- Sealed: what it says, who paid, from where.
    words text,
    payer text,
    iban text,
    read_at timestamptz not null
);
create index transfer_line_by_day on transfer_line (booked_on, format);
create index transfer_line_by_reference on transfer_line (reference) where reference is not null;
create index transfer_line_by_statement on transfer_line (statement_id);
create index transfer_line_debits on transfer_line (read_at desc, id) where not credit;
create trigger transfer_line_is_append_only before update or delete on transfer_line for each row execute function refuse_change();
create trigger transfer_line_is_never_emptied before truncate on transfer_line for each statement execute function refuse_change();

-- The one table of what may become of a credit; transfer.LineStatus has the same, and a test compares them.
create table transfer_edge (
    from_status text not null,
    event text not null,
    to_status text not null,
    primary key (from_status, event),
    unique (from_status, event, to_status)
);
insert into transfer_edge (from_status, event, to_status) values
    ('WAITING', 'MATCH', 'MATCHED'),
    ('WAITING', 'PROPOSE', 'PROPOSED'),
    ('WAITING', 'GIVE_BACK', 'BACK'),
    ('WAITING', 'ASK_IBAN', 'NO_IBAN'),
    ('PROPOSED', 'MATCH', 'MATCHED'),
    ('PROPOSED', 'REJECT', 'WAITING'),
    ('MATCHED', 'COLLECT', 'COLLECTED'),
    ('MATCHED', 'GIVE_BACK', 'BACK'),
    ('MATCHED', 'ASK_IBAN', 'NO_IBAN'),
    ('COLLECTED', 'GIVE_BACK', 'BACK'),
    ('COLLECTED', 'ASK_IBAN', 'NO_IBAN'),
    ('NO_IBAN', 'PROPOSE_IBAN', 'IBAN_PROPOSED'),
    ('IBAN_PROPOSED', 'GIVE_BACK', 'BACK'),
    ('IBAN_PROPOSED', 'REJECT_IBAN', 'NO_IBAN'),
    ('BACK', 'PAY', 'PAID');
create trigger transfer_edge_is_append_only before insert or update or delete on transfer_edge for each row execute function refuse_change();
create trigger transfer_edge_is_never_emptied before truncate on transfer_edge for each statement execute function refuse_change();

create table transfer_state (
    line_id uuid primary key references transfer_line,
    cents bigint not null check (cents > 0),
    status text not null default 'WAITING',
    -- Of its last event; 0 before the first.
    number int not null default 0,
    -- Why it waits or goes back; null where nothing is wrong.
    reason text,
    pledge_id uuid references transfer_reference,
    -- Whether a pledge was collected with it.
    collected boolean not null default false,
    changed_at timestamptz not null
);
create index transfer_state_by_status on transfer_state (status, changed_at, line_id);
create index transfer_state_by_pledge on transfer_state (pledge_id) where pledge_id is not null;
-- A pledge is paid by one credit.
create unique index transfer_state_pays_once on transfer_state (pledge_id) where status in ('MATCHED', 'COLLECTED') or collected;

create table transfer_event (
    line_id uuid not null references transfer_state,
    number int not null check (number > 0),
    event text not null,
    from_status text not null,
    to_status text not null,
    reason text check (char_length(reason) <= 40),
    pledge_id uuid references transfer_reference,
    -- Of the collection that took it.
    call_key text unique references transfer_call,
    -- The entry that moved the money, where money moved.
    entry_id uuid unique references ledger_entry (id),
    -- The debit that paid it back.
    debit_id uuid unique references transfer_line,
    -- Who did it; null where the application did.
    person_id uuid,
    at timestamptz not null,
    primary key (line_id, number),
    foreign key (from_status, event, to_status) references transfer_edge (from_status, event, to_status),
    check ((entry_id is not null) = (event in ('COLLECT', 'PAY'))),
    check ((call_key is not null) = (event = 'COLLECT')),
    check ((debit_id is not null) = (event = 'PAY')),
    check (pledge_id is not null or event not in ('MATCH', 'PROPOSE'))
);
create trigger transfer_event_is_append_only before update or delete on transfer_event for each row execute function refuse_change();
create trigger transfer_event_is_never_emptied before truncate on transfer_event for each statement execute function refuse_change();

create trigger transfer_state_moves_by_events before update or delete on transfer_state
    for each row execute function refuse_change_by_hand();
create trigger transfer_state_is_never_emptied before truncate on transfer_state for each statement execute function refuse_change();

create function refuse_transfer_with_past() returns trigger language plpgsql as $$
begin
    if new.status <> 'WAITING' or new.number <> 0 or new.collected or new.pledge_id is not null then
        raise exception 'credit %: it begins by waiting', new.line_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger transfer_state_begins_by_waiting before insert on transfer_state for each row execute function refuse_transfer_with_past();

create function enter_transfer_event() returns trigger language plpgsql as $$
begin
    update transfer_state set
        status = new.to_status,
        number = new.number,
        reason = case when new.event in ('MATCH', 'COLLECT') then null else coalesce(new.reason, reason) end,
        pledge_id = case when new.event = 'REJECT' then null else coalesce(new.pledge_id, pledge_id) end,
        collected = collected or new.event = 'COLLECT',
        changed_at = new.at
        where line_id = new.line_id and status = new.from_status and number = new.number - 1;
    if not found then
        raise exception 'credit %: % does not follow what it is now', new.line_id, new.event using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger transfer_event_is_entered after insert on transfer_event for each row execute function enter_transfer_event();

-- Accounts that people named because the bank did not say where the money came from; sealed, like where it did.
create table transfer_iban (
    line_id uuid not null references transfer_state,
    number int not null,
    holder text not null,
    iban text not null,
    person_id uuid not null,
    named_at timestamptz not null,
    primary key (line_id, number),
    foreign key (line_id, number) references transfer_event
);
create trigger transfer_iban_is_append_only before update or delete on transfer_iban for each row execute function refuse_change();
create trigger transfer_iban_is_never_emptied before truncate on transfer_iban for each statement execute function refuse_change();

-- What the bank is asked to pay back, and under which reference its debit is known again.
create table transfer_back (
    line_id uuid primary key references transfer_state,
    reference text not null unique check (reference ~ '^RF[0-9]{12}$'),
    holder text not null,
    iban text not null,
    ordered_at timestamptz not null
);
create trigger transfer_back_is_append_only before update or delete on transfer_back for each row execute function refuse_change();
create trigger transfer_back_is_never_emptied before truncate on transfer_back for each statement execute function refuse_change();
