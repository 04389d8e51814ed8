-- From promises to money: by which rail a campaign's pledges are collected, with what means each one, what became of
-- each, and the one decision on what was settled.

-- A campaign without a rail only takes promises.
create table campaign_rail (
    campaign_id uuid primary key references campaign,
    rail text not null check (rail ~ '^[a-z]{3,20}$'),
    set_at timestamptz not null
);
create trigger campaign_rail_is_append_only before update or delete on campaign_rail for each row execute function refuse_change();
create trigger campaign_rail_is_never_emptied before truncate on campaign_rail for each statement execute function refuse_change();

-- The means of payment that a backer showed to the provider; the latest one is used.
create table pledge_means (
    pledge_id uuid not null references pledge,
    attempt int not null check (attempt between 1 and 99),
    means text not null check (char_length(means) between 1 and 200),
    shown_at timestamptz not null,
    primary key (pledge_id, attempt)
);
create trigger pledge_means_is_append_only before update or delete on pledge_means for each row execute function refuse_change();
create trigger pledge_means_is_never_emptied before truncate on pledge_means for each statement execute function refuse_change();

-- The promises that stand: where there is a rail, those with a means of payment.
create or replace view standing_pledge as
    select p.* from pledge p
    where not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
      and (exists (select 1 from pledge_means m where m.pledge_id = p.id)
           or not exists (select 1 from campaign_rail r where r.campaign_id = p.campaign_id));

-- The collection of a campaign that closed with enough promises.
create table collection (
    campaign_id uuid primary key references campaign_closing,
    rail text not null,
    opened_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > opened_at)
);
create trigger collection_is_append_only before update or delete on collection for each row execute function refuse_change();
create trigger collection_is_never_emptied before truncate on collection for each statement execute function refuse_change();

-- The decision, once, on settled money, with what it was made on.
create table collection_decision (
    campaign_id uuid primary key references collection,
    decided_at timestamptz not null,
    settled_cents bigint not null check (settled_cents >= 0),
    pledges int not null check (pledges >= 0),
    dropped_cents bigint not null check (dropped_cents >= 0),
    dropped int not null check (dropped >= 0),
    minimum_cents bigint not null,
    funded boolean not null check (funded = (settled_cents >= minimum_cents))
);
create trigger collection_decision_is_append_only before update or delete on collection_decision for each row execute function refuse_change();
create trigger collection_decision_is_never_emptied before truncate on collection_decision for each statement execute function refuse_change();

-- The one table of what may become of a pledge; collection.PledgeStatus has the same, and a test compares them.
create table pledge_edge (
    from_status text not null,
    event text not null,
    to_status text not null,
    primary key (from_status, event),
    unique (from_status, event, to_status)
);
insert into pledge_edge (from_status, event, to_status) values
    ('QUEUED', 'ASK', 'COLLECTING'),
    ('COLLECTING', 'ASK_AGAIN', 'COLLECTING'),
    ('COLLECTING', 'SETTLE', 'COLLECTED'),
    ('COLLECTING', 'DECLINE', 'DECLINED'),
    ('COLLECTING', 'NEED_ACTION', 'ACTION_REQUIRED'),
    ('ACTION_REQUIRED', 'SETTLE', 'COLLECTED'),
    ('ACTION_REQUIRED', 'DECLINE', 'DECLINED'),
    ('ACTION_REQUIRED', 'DROP', 'DROPPED'),
    ('DECLINED', 'RETRY', 'QUEUED'),
    ('DECLINED', 'DROP', 'DROPPED'),
    ('QUEUED', 'DROP', 'DROPPED'),
    ('DROPPED', 'SETTLE', 'COLLECTED'),
    ('COLLECTED', 'QUEUE_REFUND', 'REFUND_QUEUED'),
    ('REFUND_QUEUED', 'ASK_REFUND', 'REFUNDING'),
    ('REFUNDING', 'ASK_REFUND_AGAIN', 'REFUNDING'),
    ('REFUNDING', 'REFUND', 'REFUNDED'),
    ('REFUNDING', 'FAIL_REFUND', 'REFUND_ERROR'),
    ('REFUND_ERROR', 'RETRY_REFUND', 'REFUND_QUEUED');
create trigger pledge_edge_is_append_only before insert or update or delete on pledge_edge for each row execute function refuse_change();

create table pledge_state (
    pledge_id uuid primary key references pledge,
    campaign_id uuid not null references collection,
    amount_cents bigint not null check (amount_cents > 0),
    status text not null default 'QUEUED',
    -- Of its last event; 0 before the first.
    number int not null default 0,
    -- Charges and refunds that were asked for.
    attempts int not null default 0,
    refunds int not null default 0,
    due_at timestamptz not null
);
create index pledge_state_by_due on pledge_state (status, due_at, pledge_id);
create index pledge_state_by_campaign on pledge_state (campaign_id, status) include (amount_cents);

create table pledge_event (
    pledge_id uuid not null references pledge_state,
    number int not null check (number > 0),
    event text not null,
    from_status text not null,
    to_status text not null,
    at timestamptz not null,
    -- When it wants to be looked at next.
    due_at timestamptz not null,
    -- The entry that moved the money, where money moved.
    entry_id uuid unique references ledger_entry (id),
    reason text check (char_length(reason) <= 200),
    primary key (pledge_id, number),
    foreign key (from_status, event, to_status) references pledge_edge (from_status, event, to_status),
    check ((entry_id is not null) = (event in ('SETTLE', 'QUEUE_REFUND', 'REFUND')))
);
-- Money is taken once from a pledge, and given back once.
create unique index pledge_event_collects_once on pledge_event (pledge_id) where event = 'SETTLE';
create unique index pledge_event_refunds_once on pledge_event (pledge_id) where event = 'REFUND';
create trigger pledge_event_is_append_only before update or delete on pledge_event for each row execute function refuse_change();
create trigger pledge_event_is_never_emptied before truncate on pledge_event for each statement execute function refuse_change();

create trigger pledge_state_moves_by_events before update or delete on pledge_state
    for each row execute function refuse_change_by_hand();
create trigger pledge_state_is_never_emptied before truncate on pledge_state for each statement execute function refuse_change();

create function refuse_state_with_past() returns trigger language plpgsql as $$
begin
    if new.status <> 'QUEUED' or new.number <> 0 or new.attempts <> 0 or new.refunds <> 0 then
        raise exception 'pledge %: it begins in the queue', new.pledge_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pledge_state_begins_in_queue before insert on pledge_state for each row execute function refuse_state_with_past();

create function enter_pledge_event() returns trigger language plpgsql as $$
begin
    update pledge_state set
        status = new.to_status,
        number = new.number,
        due_at = new.due_at,
        attempts = attempts + case when new.event = 'ASK' then 1 else 0 end,
        refunds = refunds + case when new.event = 'ASK_REFUND' then 1 else 0 end
        where pledge_id = new.pledge_id and status = new.from_status and number = new.number - 1;
    if not found then
        raise exception 'pledge %: % does not follow what it is now', new.pledge_id, new.event using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pledge_event_is_entered after insert on pledge_event for each row execute function enter_pledge_event();
