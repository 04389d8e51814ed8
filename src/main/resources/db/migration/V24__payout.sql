-- After the money is there: disputes of backers, to whom a campaign's money is paid, in which parts and against what.

-- A backer's bank may take a gift back. The provider tells when it asks, and how it ends.
drop trigger pledge_edge_is_append_only on pledge_edge;
insert into pledge_edge (from_status, event, to_status) values
    ('COLLECTED', 'DISPUTE', 'DISPUTED'),
    ('REFUND_QUEUED', 'DISPUTE', 'DISPUTED'),
    ('REFUND_ERROR', 'DISPUTE', 'DISPUTED'),
    ('DISPUTED', 'WIN', 'WON'),
    ('DISPUTED', 'LOSE', 'LOST'),
    ('WON', 'QUEUE_REFUND', 'REFUND_QUEUED'),
    ('WON', 'RETRY_REFUND', 'REFUND_QUEUED');
create trigger pledge_edge_is_append_only before insert or update or delete on pledge_edge for each row execute function refuse_change();

alter table pledge_event drop constraint pledge_event_check;
alter table pledge_event add constraint pledge_event_moves_money check (case
    when event in ('SETTLE', 'QUEUE_REFUND', 'REFUND', 'LOSE') then entry_id is not null
    when event in ('DISPUTE', 'WIN') then true
    else entry_id is null end);
-- What was collected leaves once: given back or lost, never both, so refunds and losses stay within what was collected.
create unique index pledge_event_leaves_once on pledge_event (pledge_id) where event in ('REFUND', 'LOSE');
create unique index pledge_event_disputed_once on pledge_event (pledge_id) where event = 'DISPUTE';
create index pledge_state_disputed on pledge_state (pledge_id) where status in ('DISPUTED', 'REFUND_ERROR');

create table pledge_dispute (
    pledge_id uuid primary key references pledge_state,
    provider_id text not null check (char_length(provider_id) between 1 and 200),
    reason text check (char_length(reason) <= 200),
    -- Kept of the campaign's money until the dispute ends: less than the gift if the rest was paid out already.
    held_cents bigint not null check (held_cents >= 0),
    hold_id uuid unique references ledger_entry (id),
    opened_at timestamptz not null,
    check ((held_cents > 0) = (hold_id is not null))
);
create trigger pledge_dispute_is_append_only before update or delete on pledge_dispute for each row execute function refuse_change();
create trigger pledge_dispute_is_never_emptied before truncate on pledge_dispute for each statement execute function refuse_change();

-- Where the beneficiary wants the money. Name and IBAN are sealed; what is shown of them stands beside.
create table beneficiary_account (
    campaign_id uuid not null references campaign,
    version int not null check (version > 0),
    holder text not null check (holder like 's1.%' and char_length(holder) <= 2000),
    iban text not null check (iban like 's1.%' and char_length(iban) <= 400),
    country text not null check (country ~ '^[A-Z]{2}$'),
    ending text not null check (ending ~ '^[0-9A-Z]{4}$'),
    entered_by uuid not null references person,
    entered_at timestamptz not null,
    -- A change rests before it is paid to.
    usable_at timestamptz not null check (usable_at >= entered_at),
    intent uuid not null unique,
    primary key (campaign_id, version)
);
create trigger beneficiary_account_is_append_only before update or delete on beneficiary_account for each row execute function refuse_change();
create trigger beneficiary_account_is_never_emptied before truncate on beneficiary_account for each statement execute function refuse_change();

create table beneficiary_confirmation (
    campaign_id uuid not null,
    version int not null,
    person_id uuid not null references person,
    confirmed_at timestamptz not null,
    primary key (campaign_id, version, person_id),
    foreign key (campaign_id, version) references beneficiary_account
);
create trigger beneficiary_confirmation_is_append_only before update or delete on beneficiary_confirmation for each row execute function refuse_change();
create trigger beneficiary_confirmation_is_never_emptied before truncate on beneficiary_confirmation for each statement execute function refuse_change();

-- Whether a person applied for a campaign.
create function is_applicant(campaign uuid, person uuid) returns boolean language plpgsql stable as $$
begin
    if to_regclass('application') is null then
        return false;
    end if;
    return exists (select 1 from application a where a.campaign_id = campaign and a.applicant_id = person);
end $$;

create function refuse_own_confirmation() returns trigger language plpgsql as $$
declare
    a beneficiary_account;
begin
    perform 1 from campaign where id = new.campaign_id for no key update;
    select * into a from beneficiary_account where campaign_id = new.campaign_id order by version desc limit 1;
    if a.version <> new.version or a.entered_by = new.person_id or is_applicant(new.campaign_id, new.person_id)
       or (select count(*) from beneficiary_confirmation where campaign_id = new.campaign_id and version = new.version) >= 2 then
        raise exception 'account of campaign %: version % is confirmed by two who did not enter it, while it is the last one',
            new.campaign_id, new.version using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger beneficiary_confirmation_by_others before insert on beneficiary_confirmation
    for each row execute function refuse_own_confirmation();

-- In which parts a campaign is paid, and what is to be shown for each; a new plan takes the place of the one before.
create table payout_plan (
    campaign_id uuid not null references campaign,
    version int not null check (version > 0),
    made_by uuid not null references person,
    made_at timestamptz not null,
    intent uuid not null unique,
    primary key (campaign_id, version)
);
create trigger payout_plan_is_append_only before update or delete on payout_plan for each row execute function refuse_change();
create trigger payout_plan_is_never_emptied before truncate on payout_plan for each statement execute function refuse_change();

create table payout_tranche (
    campaign_id uuid not null,
    plan int not null,
    position int not null check (position between 1 and 12),
    title text not null check (char_length(title) between 3 and 120),
    -- In ten-thousandths of what was collected for the campaign and neither given back nor lost.
    share int not null check (share between 1 and 10000),
    evidence text not null check (char_length(evidence) between 3 and 1000),
    primary key (campaign_id, plan, position),
    foreign key (campaign_id, plan) references payout_plan
);
create trigger payout_tranche_is_append_only before update or delete on payout_tranche for each row execute function refuse_change();
create trigger payout_tranche_is_never_emptied before truncate on payout_tranche for each statement execute function refuse_change();

create table payout (
    id uuid primary key,
    campaign_id uuid not null,
    plan int not null,
    position int not null,
    cents bigint not null check (cents > 0),
    evidence text not null check (char_length(evidence) between 10 and 5000),
    link text check (link ~ '^https://' and char_length(link) <= 500),
    requested_by uuid not null references person,
    requested_at timestamptz not null,
    intent uuid not null unique,
    foreign key (campaign_id, plan, position) references payout_tranche
);
create index payout_by_campaign on payout (campaign_id, requested_at, id);
create trigger payout_is_append_only before update or delete on payout for each row execute function refuse_change();
create trigger payout_is_never_emptied before truncate on payout for each statement execute function refuse_change();

-- The one table of what may become of a payout; payout.PayoutStatus has the same, and a test compares them.
create table payout_edge (
    from_status text not null,
    event text not null,
    to_status text not null,
    primary key (from_status, event),
    unique (from_status, event, to_status)
);
insert into payout_edge (from_status, event, to_status) values
    ('REQUESTED', 'APPROVE', 'APPROVED'),
    ('REQUESTED', 'REFUSE', 'REFUSED'),
    ('APPROVED', 'TAKE_BACK', 'REQUESTED'),
    ('APPROVED', 'EXECUTE', 'PAID');
create trigger payout_edge_is_append_only before insert or update or delete on payout_edge for each row execute function refuse_change();
create trigger payout_edge_is_never_emptied before truncate on payout_edge for each statement execute function refuse_change();

create table payout_state (
    payout_id uuid primary key references payout,
    campaign_id uuid not null references campaign,
    position int not null,
    status text not null default 'REQUESTED',
    number int not null default 0,
    since timestamptz not null
);
create unique index payout_once_for_a_tranche on payout_state (campaign_id, position) where status <> 'REFUSED';
create index payout_waiting on payout_state (since, payout_id) where status in ('REQUESTED', 'APPROVED');

create table payout_event (
    payout_id uuid not null references payout_state,
    number int not null check (number > 0),
    event text not null,
    from_status text not null,
    to_status text not null,
    -- Who did it; null for the system.
    person_id uuid references person,
    at timestamptz not null,
    -- The version of the account that it is to be paid to, or was.
    account int,
    entry_id uuid unique references ledger_entry (id),
    reason text check (char_length(reason) between 3 and 1000),
    bank_reference text check (char_length(bank_reference) between 3 and 80),
    paid_on date,
    primary key (payout_id, number),
    foreign key (from_status, event, to_status) references payout_edge (from_status, event, to_status),
    check ((entry_id is not null) = (event <> 'REFUSE')),
    check ((account is not null) = (event in ('APPROVE', 'EXECUTE'))),
    check ((bank_reference is not null) = (event = 'EXECUTE')),
    check ((paid_on is not null) = (event = 'EXECUTE')),
    check ((reason is not null) = (event in ('REFUSE', 'TAKE_BACK'))),
    check (person_id is not null or event = 'TAKE_BACK')
);
create unique index payout_event_executes_once on payout_event (payout_id) where event = 'EXECUTE';
create trigger payout_event_is_append_only before update or delete on payout_event for each row execute function refuse_change();
create trigger payout_event_is_never_emptied before truncate on payout_event for each statement execute function refuse_change();

create trigger payout_state_moves_by_events before update or delete on payout_state
    for each row execute function refuse_change_by_hand();
create trigger payout_state_is_never_emptied before truncate on payout_state
    for each statement execute function refuse_change();

create function refuse_payout_with_past() returns trigger language plpgsql as $$
begin
    if new.status <> 'REQUESTED' or new.number <> 0
       or not exists (select 1 from payout p where p.id = new.payout_id and p.campaign_id = new.campaign_id and p.position = new.position)
       or not exists (select 1 from collection_decision d where d.campaign_id = new.campaign_id and d.funded) then
        raise exception 'payout %: it begins with a request, in a campaign that reached its minimum', new.payout_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger payout_state_begins_with_request before insert on payout_state
    for each row execute function refuse_payout_with_past();

-- Money leaves a campaign by two persons, to an account that two others saw and that has rested.
create function enter_payout_event() returns trigger language plpgsql as $$
declare
    p payout;
    a beneficiary_account;
begin
    select * into p from payout where id = new.payout_id;
    perform 1 from campaign where id = p.campaign_id for no key update;
    if new.event in ('APPROVE', 'EXECUTE') then
        select * into a from beneficiary_account where campaign_id = p.campaign_id order by version desc limit 1;
        if a.version is distinct from new.account or a.usable_at > new.at
           or (select count(*) from beneficiary_confirmation c where c.campaign_id = p.campaign_id and c.version = new.account) < 2 then
            raise exception 'payout %: the account is not ready', new.payout_id using errcode = 'restrict_violation';
        end if;
    end if;
    if new.event in ('APPROVE', 'REFUSE') and (new.person_id = p.requested_by or is_applicant(p.campaign_id, new.person_id)) then
        raise exception 'payout %: who asks for it does not decide it', new.payout_id using errcode = 'restrict_violation';
    end if;
    update payout_state set status = new.to_status, number = new.number, since = new.at
        where payout_id = new.payout_id and status = new.from_status and number = new.number - 1;
    if not found then
        raise exception 'payout %: % does not follow what it is now', new.payout_id, new.event using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger payout_event_is_entered after insert on payout_event for each row execute function enter_payout_event();

-- A new account while something is approved would be paid to by an approval that never saw it.
create function refuse_account_behind_approval() returns trigger language plpgsql as $$
begin
    perform 1 from campaign where id = new.campaign_id for no key update;
    if new.version <> coalesce((select max(version) from beneficiary_account where campaign_id = new.campaign_id), 0) + 1
       or exists (select 1 from payout_state s where s.campaign_id = new.campaign_id and s.status = 'APPROVED') then
        raise exception 'account of campaign %: it does not follow the last one, or something is approved', new.campaign_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger beneficiary_account_behind_approval before insert on beneficiary_account
    for each row execute function refuse_account_behind_approval();

-- What a provider of payments brought to the bank, and what the city added for what the provider kept.
create table provider_settlement (
    id uuid primary key,
    kind text not null check (kind in ('BROUGHT', 'FEES_COVERED')),
    rail text not null check (rail ~ '^[a-z]{3,20}$'),
    cents bigint not null check (cents > 0),
    bank_reference text not null check (char_length(bank_reference) between 3 and 80),
    settled_on date not null,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null,
    entry_id uuid not null unique references ledger_entry (id),
    intent uuid not null unique,
    unique (rail, kind, bank_reference)
);
create index provider_settlement_by_day on provider_settlement (settled_on desc, id desc);
create trigger provider_settlement_is_append_only before update or delete on provider_settlement for each row execute function refuse_change();
create trigger provider_settlement_is_never_emptied before truncate on provider_settlement for each statement execute function refuse_change();
