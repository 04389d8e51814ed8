-- What was asked of providers of payments, what they answered, and what they told by themselves. All of it is facts.

-- Written and committed before the network call, so that a call that was made is never forgotten.
create table provider_call (
    -- Given to the provider as idempotency key: made of pledge, act and attempt, the same at every repetition.
    key text primary key check (key ~ '^[a-z0-9-]{8,80}$'),
    rail text not null check (rail ~ '^[a-z]{3,20}$'),
    pledge_id uuid not null references pledge,
    act text not null check (act in ('SETUP', 'COLLECT', 'REFUND')),
    attempt int not null check (attempt between 1 and 99),
    cents bigint not null check (cents > 0),
    currency text not null check (currency = 'EUR'),
    -- The provider's names of the means of payment and of the charge to give back.
    means text check (char_length(means) <= 200),
    charge text check (char_length(charge) <= 200),
    asked_at timestamptz not null,
    unique (pledge_id, act, attempt)
);
create index provider_call_by_time on provider_call (asked_at);
create trigger provider_call_is_append_only before update or delete on provider_call for each row execute function refuse_change();
create trigger provider_call_is_never_emptied before truncate on provider_call for each statement execute function refuse_change();

-- Money is asked for again only after a no: never while nobody knows, never after a yes. The pledge's row puts askers in line.
create function refuse_call_too_early() returns trigger language plpgsql as $$
begin
    perform 1 from pledge where id = new.pledge_id for no key update;
    if new.act <> 'SETUP' and new.attempt > 1 and not exists (
        select 1 from provider_call c join provider_answer a on a.key = c.key
        where c.pledge_id = new.pledge_id and c.act = new.act and c.attempt = new.attempt - 1 and a.outcome = 'DECLINED') then
        raise exception 'pledge %: attempt % to % comes before the one before it was refused', new.pledge_id, new.attempt, new.act
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create table provider_answer (
    id bigint generated always as identity primary key,
    key text not null references provider_call,
    outcome text not null check (outcome in ('SETTLED', 'DECLINED', 'ACTION_REQUIRED', 'PENDING', 'UNKNOWN')),
    provider_id text check (char_length(provider_id) <= 200),
    cents bigint check (cents >= 0),
    fee_cents bigint not null default 0 check (fee_cents >= 0),
    means text check (char_length(means) <= 200),
    -- Where the backer has to go, if they have to.
    page text check (char_length(page) <= 2000),
    reason text check (char_length(reason) <= 200),
    answered_at timestamptz not null
);
create index provider_answer_by_call on provider_answer (key, id);
-- A call ends once.
create unique index provider_answer_is_final on provider_answer (key) where outcome in ('SETTLED', 'DECLINED');
create trigger provider_answer_is_append_only before update or delete on provider_answer for each row execute function refuse_change();
create trigger provider_answer_is_never_emptied before truncate on provider_answer for each statement execute function refuse_change();

create trigger provider_call_waits before insert on provider_call for each row execute function refuse_call_too_early();

-- One settled charge for a pledge, whatever the attempt; the same for its refund.
create function refuse_second_settlement() returns trigger language plpgsql as $$
declare
    mine provider_call;
begin
    if new.outcome = 'SETTLED' then
        select * into mine from provider_call where key = new.key;
        perform 1 from pledge where id = mine.pledge_id for no key update;
        if mine.act in ('COLLECT', 'REFUND') and exists (
            select 1 from provider_call c join provider_answer a on a.key = c.key
            where c.pledge_id = mine.pledge_id and c.act = mine.act and c.key <> mine.key and a.outcome = 'SETTLED') then
            raise exception 'pledge %: % was settled before', mine.pledge_id, mine.act using errcode = 'unique_violation';
        end if;
    end if;
    return new;
end $$;
create trigger provider_answer_settles_once before insert on provider_answer
    for each row execute function refuse_second_settlement();

-- What providers told by themselves, as it came; looked at later, in any order.
create table webhook_event (
    rail text not null,
    event_id text not null check (char_length(event_id) between 1 and 200),
    -- Of the call it speaks of, as the provider repeats it; not trusted.
    key text check (char_length(key) <= 200),
    body bytea not null check (octet_length(body) <= 65536),
    received_at timestamptz not null,
    primary key (rail, event_id)
);
create index webhook_event_by_time on webhook_event (received_at);
create trigger webhook_event_is_append_only before update or delete on webhook_event for each row execute function refuse_change();
create trigger webhook_event_is_never_emptied before truncate on webhook_event for each statement execute function refuse_change();

create table webhook_done (
    rail text not null,
    event_id text not null,
    outcome text not null check (outcome in ('LOOKED', 'NOT_OURS')),
    done_at timestamptz not null,
    primary key (rail, event_id),
    foreign key (rail, event_id) references webhook_event
);
create trigger webhook_done_is_append_only before update or delete on webhook_done for each row execute function refuse_change();
create trigger webhook_done_is_never_emptied before truncate on webhook_done for each statement execute function refuse_change();
