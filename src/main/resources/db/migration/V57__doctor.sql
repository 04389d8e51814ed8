-- What the money doctor found, and how our books compared with the lists of providers. Facts.

create table money_finding (
    id bigint generated always as identity primary key,
    invariant text not null check (invariant ~ '^[A-Z_]{3,40}$'),
    at timestamptz not null,
    figure bigint not null,
    broken bigint not null check (broken >= 0),
    -- The name of a thing that is wrong: an entry, an account, a pledge, a campaign; never a person.
    example text,
    took_ms bigint not null check (took_ms >= 0),
    -- The last entry that was read, where the ledger is read piece by piece.
    up_to bigint not null default 0
);
create index money_finding_by_invariant on money_finding (invariant, id desc);
create trigger money_finding_is_append_only before update or delete on money_finding for each row execute function refuse_change();
create trigger money_finding_is_never_emptied before truncate on money_finding for each statement execute function refuse_change();

-- A day's charges and refunds of one rail: ours against the provider's.
create table reconciliation (
    id bigint generated always as identity primary key,
    rail text not null check (rail ~ '^[a-z]{3,20}$'),
    -- In Rome, by the provider's time.
    day date not null,
    checked_at timestamptz not null,
    matched int not null check (matched >= 0),
    mismatches int not null check (mismatches >= 0)
);
create index reconciliation_by_day on reconciliation (rail, day desc, id desc);
create trigger reconciliation_is_append_only before update or delete on reconciliation for each row execute function refuse_change();
create trigger reconciliation_is_never_emptied before truncate on reconciliation for each statement execute function refuse_change();

-- At most 500 of a check; their number stands with it.
create table reconciliation_mismatch (
    reconciliation_id bigint not null references reconciliation,
    key text not null,
    kind text not null check (kind in ('MISSING_THERE', 'MISSING_HERE', 'AMOUNT_DIFFERS')),
    ours_cents bigint,
    theirs_cents bigint,
    -- When it happened, by whoever has it.
    since timestamptz not null,
    primary key (reconciliation_id, key)
);
create trigger reconciliation_mismatch_is_append_only before update or delete on reconciliation_mismatch for each row execute function refuse_change();
create trigger reconciliation_mismatch_is_never_emptied before truncate on reconciliation_mismatch for each statement execute function refuse_change();
