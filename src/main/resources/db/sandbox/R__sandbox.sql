-- What the sandbox provider of payments keeps. It is no part of the city's records, and production has none of it.

create schema if not exists sandbox;

-- A set-up, a charge or a refund.
create table if not exists sandbox.deal (
    id text primary key,
    kind text not null check (kind in ('setup', 'charge', 'refund')),
    key text not null unique,
    -- The request, to tell the same one from another under its key.
    request text not null,
    pledge text not null,
    cents bigint not null check (cents > 0),
    -- Where the backer goes back to, or the charge that is given back.
    of text not null,
    status text not null check (status in ('open', 'settled', 'declined', 'action-required', 'failed')),
    card text,
    reason text,
    created_at timestamptz not null
);
-- One charge is given back once.
create unique index if not exists deal_refunds_once on sandbox.deal (of) where kind = 'refund' and status = 'settled';

create index if not exists deal_by_pledge on sandbox.deal (pledge, kind);
create index if not exists deal_by_time on sandbox.deal (created_at);

create table if not exists sandbox.message (
    id text not null,
    copy int not null,
    body text not null,
    due_at timestamptz not null,
    tries int not null default 0,
    delivered_at timestamptz,
    primary key (id, copy)
);
create index if not exists message_by_due on sandbox.message (due_at) where delivered_at is null;

-- A charge that its bank asks back at some time, and how that ends at a later one.
create table if not exists sandbox.dispute (
    charge text primary key references sandbox.deal,
    id text not null unique,
    won boolean not null,
    opens_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > opens_at)
);
