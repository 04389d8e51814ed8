-- Whether somebody had no hand in a call: neither made nor changed its draft, at any time, nor gave it money.
create or replace function had_no_hand_in_call(wanted uuid, who uuid) returns boolean language sql stable as $$
    select not exists (select 1 from call_act where call_id = wanted and person_id = who and stage in ('DRAFTED', 'GIVEN'))
$$;
