-- To let a campaign rest is urgent and can be undone: one person does it. To call it off cannot be undone: it rests first,
-- and somebody else calls it off than who let it rest.
create or replace function refuse_act_out_of_course() returns trigger language plpgsql as $$
declare
    c campaign;
begin
    select * into c from campaign where id = new.campaign_id for no key update;
    if new.number <> (select coalesce(max(number), 0) + 1 from campaign_course where campaign_id = c.id)
       or new.act in ('EXTEND', 'SUSPEND') and (c.status <> 'LIVE' or new.at >= c.closes_at)
       or new.act in ('RESUME', 'CANCEL') and c.status <> 'SUSPENDED'
       or new.act = 'CANCEL' and new.actor_id = (select actor_id from campaign_course where campaign_id = c.id and act = 'SUSPEND'
                                                 order by number desc limit 1)
       or new.act in ('SUSPEND', 'RESUME', 'CANCEL') and is_applicant(c.id, new.actor_id)
       or new.closes_before is not null and new.closes_before <> c.closes_at then
        raise exception 'campaign % is %: % comes out of turn, or by the wrong person', c.id, c.status, new.act
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
