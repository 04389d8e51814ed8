-- Many addresses are one mailbox (name+anything@…): what anybody can cause is counted by it. Erased with the address.
alter table contact add column mailbox_key bytea check (octet_length(mailbox_key) = 32);
alter table contact add check (erased_at is null or mailbox_key is null);
create index contact_by_mailbox on contact (mailbox_key) where mailbox_key is not null;

create function erase_mailbox_too() returns trigger language plpgsql as $$
begin
    new.mailbox_key := null;
    return new;
end $$;
create trigger contact_erases_mailbox before update on contact for each row
    when (new.erased_at is not null and old.erased_at is null) execute function erase_mailbox_too();
