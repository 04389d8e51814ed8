-- A file of transfers for the bank holds what no file before it held: a bank that gets a transfer in two files pays twice.

create table payout_file (
    id uuid primary key,
    made_by uuid not null references person,
    made_at timestamptz not null
);
create index payout_file_by_time on payout_file (made_at desc, id desc);
create trigger payout_file_is_append_only before update or delete on payout_file for each row execute function refuse_change();
create trigger payout_file_is_never_emptied before truncate on payout_file for each statement execute function refuse_change();

-- An approval, by the number of its event, that is in a file.
create table payout_in_file (
    payout_id uuid not null,
    number int not null,
    file_id uuid not null references payout_file,
    primary key (payout_id, number),
    foreign key (payout_id, number) references payout_event (payout_id, number)
);
create index payout_in_file_by_file on payout_in_file (file_id);
create trigger payout_in_file_is_append_only before update or delete on payout_in_file for each row execute function refuse_change();
create trigger payout_in_file_is_never_emptied before truncate on payout_in_file for each statement execute function refuse_change();
