-- The messages that nobody has looked after yet: to find them is no longer to read all that ever came.
create table webhook_waiting (
    rail text not null,
    event_id text not null,
    received_at timestamptz not null,
    primary key (rail, event_id),
    foreign key (rail, event_id) references webhook_event (rail, event_id)
);
create index webhook_waiting_by_time on webhook_waiting (received_at);

insert into webhook_waiting (rail, event_id, received_at)
select e.rail, e.event_id, e.received_at from webhook_event e
where not exists (select 1 from webhook_done d where d.rail = e.rail and d.event_id = e.event_id);

create function webhook_waits() returns trigger language plpgsql as $$
begin
    insert into webhook_waiting (rail, event_id, received_at) values (new.rail, new.event_id, new.received_at);
    return null;
end $$;
create trigger webhook_event_waits after insert on webhook_event for each row execute function webhook_waits();

create function webhook_waits_no_more() returns trigger language plpgsql as $$
begin
    delete from webhook_waiting where rail = new.rail and event_id = new.event_id;
    return null;
end $$;
create trigger webhook_done_waits_no_more after insert on webhook_done for each row execute function webhook_waits_no_more();
