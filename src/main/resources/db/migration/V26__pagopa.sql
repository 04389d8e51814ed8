-- Notices of payment through pagoPA. Each call to collect has one, made before pagoPA is asked; its number is never used again.

create sequence pagopa_notice_base maxvalue 9999999999999;

create table pagopa_notice (
    -- Of the call it was made for, and the position's name at pagoPA.
    key text primary key references provider_call,
    pledge_id uuid not null references pledge,
    attempt int not null check (attempt between 1 and 99),
    number text not null unique check (number ~ '^3[0-9]{17}$'),
    cents bigint not null check (cents > 0),
    made_at timestamptz not null
);
create index pagopa_notice_by_pledge on pagopa_notice (pledge_id, made_at desc);
create trigger pagopa_notice_is_append_only before update or delete on pagopa_notice for each row execute function refuse_change();
create trigger pagopa_notice_is_never_emptied before truncate on pagopa_notice for each statement execute function refuse_change();

-- Receipts as pagoPA sent them, without whom they name: proof for the accounts, a hint for the collection.
create table pagopa_receipt (
    receipt_id text primary key check (char_length(receipt_id) between 1 and 70),
    number text not null references pagopa_notice (number),
    cents bigint not null check (cents > 0),
    -- Another receipt for a notice that had one: somebody has to look at it.
    extra boolean not null,
    received_at timestamptz not null
);
create unique index pagopa_receipt_is_one on pagopa_receipt (number) where not extra;
create trigger pagopa_receipt_is_append_only before update or delete on pagopa_receipt for each row execute function refuse_change();
create trigger pagopa_receipt_is_never_emptied before truncate on pagopa_receipt for each statement execute function refuse_change();

-- A pledge that was dropped while the provider waited for its backer is given up there, so that nobody pays it later.
alter table pledge_edge disable trigger pledge_edge_is_append_only;
insert into pledge_edge (from_status, event, to_status) values ('DROPPED', 'GIVE_UP', 'DROPPED');
alter table pledge_edge enable trigger pledge_edge_is_append_only;
