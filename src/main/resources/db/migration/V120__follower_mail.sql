-- Where somebody who follows projects wants to be written to when one goes on as a campaign: asked for by themselves,
-- confirmed from that address, and taken back at will. Nothing of it is derived from a ballot.
create table follower_mail (
    person_id uuid primary key references person,
    contact_id uuid not null unique references contact
);
create trigger follower_mail_of_somebody before insert or update on follower_mail
    for each row execute function refuse_forgotten_person('person_id');
create trigger follower_mail_is_never_emptied before truncate on follower_mail
    for each statement execute function refuse_change();

create function forget_follower_mail() returns trigger language plpgsql as $$
begin
    update contact set address = null, address_key = null, erased_at = new.erased_at, updates = false
        where erased_at is null and id in (select contact_id from follower_mail where person_id = new.id);
    delete from follower_mail where person_id = new.id;
    return new;
end $$;
create trigger person_forgotten_wants_no_mail after update on person
    for each row when (old.subject is not null and new.subject is null) execute function forget_follower_mail();
