-- Receipts for gifts that arrived, for those who want one: numbered without gaps per issuer and year.

-- In whose name a backer wants the receipt. Sealed; it may be forgotten as long as no receipt names it.
create table receipt_wish (
    pledge_id uuid not null references pledge,
    version int not null check (version > 0),
    holder text not null check (holder like 's1.%' and char_length(holder) <= 2000),
    tax_code text not null check (tax_code like 's1.%' and char_length(tax_code) <= 400),
    wished_at timestamptz not null,
    intent uuid not null unique,
    primary key (pledge_id, version)
);
create function refuse_wish_change() returns trigger language plpgsql as $$
begin
    raise exception 'receipt_wish: a wish is not changed, a new one takes its place' using errcode = 'restrict_violation';
end $$;
create trigger receipt_wish_is_not_changed before update on receipt_wish for each row execute function refuse_wish_change();
create trigger receipt_wish_is_never_emptied before truncate on receipt_wish for each statement execute function refuse_change();

-- The last number; its row puts writers in line.
create table receipt_counter (
    issuer text not null check (issuer ~ '^[0-9]{11}$'),
    year int not null check (year between 2000 and 2200),
    last int not null default 0 check (last >= 0),
    primary key (issuer, year)
);
create function refuse_counter_with_past() returns trigger language plpgsql as $$
begin
    if new.last <> 0 then
        raise exception 'receipts of % begin with 1', new.year using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger receipt_counter_begins_with_nothing before insert on receipt_counter
    for each row execute function refuse_counter_with_past();
create trigger receipt_counter_moves_by_receipts before update or delete on receipt_counter
    for each row execute function refuse_change_by_hand();
create trigger receipt_counter_is_never_emptied before truncate on receipt_counter
    for each statement execute function refuse_change();

create table receipt (
    issuer text not null,
    year int not null,
    number int not null check (number > 0),
    pledge_id uuid not null unique,
    wish int not null,
    cents bigint not null check (cents > 0),
    -- How it was paid: always by a means that can be traced.
    rail text not null check (rail ~ '^[a-z]{3,20}$'),
    collected_at timestamptz not null,
    issued_at timestamptz not null,
    primary key (issuer, year, number),
    foreign key (issuer, year) references receipt_counter,
    foreign key (pledge_id, wish) references receipt_wish
);
create trigger receipt_is_append_only before update or delete on receipt for each row execute function refuse_change();
create trigger receipt_is_never_emptied before truncate on receipt for each statement execute function refuse_change();

create function enter_receipt() returns trigger language plpgsql as $$
begin
    update receipt_counter set last = new.number where issuer = new.issuer and year = new.year and last = new.number - 1;
    if not found then
        raise exception 'receipt % of % does not follow the last one', new.number, new.year using errcode = 'restrict_violation';
    end if;
    if not exists (select 1 from pledge_state s join collection_decision d on d.campaign_id = s.campaign_id
                   where s.pledge_id = new.pledge_id and s.status in ('COLLECTED', 'WON') and d.funded and s.amount_cents = new.cents) then
        raise exception 'pledge %: only a gift that stays has a receipt', new.pledge_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger receipt_is_entered after insert on receipt for each row execute function enter_receipt();

-- A gift went back, so its receipt counts no more.
create table receipt_revocation (
    issuer text not null,
    year int not null,
    number int not null,
    reason text not null check (reason in ('REFUNDED', 'LOST')),
    revoked_at timestamptz not null,
    primary key (issuer, year, number),
    foreign key (issuer, year, number) references receipt
);
create trigger receipt_revocation_is_append_only before update or delete on receipt_revocation for each row execute function refuse_change();
create trigger receipt_revocation_is_never_emptied before truncate on receipt_revocation for each statement execute function refuse_change();
