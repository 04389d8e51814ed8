-- Anybody may have many addresses: whoever is known by an address alone is, together with all such others, one donor.
create function donor_in_match(person uuid) returns text language sql stable as $$
    select case when exists (select 1 from person_by_mail m where m.person_id = person) then 'by mail' else cast(person as text) end
$$;
