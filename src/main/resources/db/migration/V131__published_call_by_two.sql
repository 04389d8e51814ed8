-- What changes a published call takes two persons, as its publication does: one prepares a later version of its rule, or
-- more money; another puts it in force. Before that nothing counts.
create table call_prepared (
    -- Made by who prepares it: the same again is the same.
    id uuid primary key,
    call_id uuid not null references call,
    -- A later version of the rule, in its canonical form, and the number it will have,
    rule_number int,
    rule text check (char_length(rule) <= 2000),
    receiver text,
    rails text[],
    -- or money, and the entry that will give it.
    cents bigint check (cents between 1 and 100000000000),
    entry_id uuid unique,
    -- Public: why the rule changes, or by which act the money is given.
    reason text not null check (char_length(reason) between 3 and 500),
    person_id uuid not null,
    role text not null check (role ~ '^[a-z]{3,20}$'),
    at timestamptz not null,
    check (num_nulls(rule_number, rule, receiver, rails) in (0, 4)),
    check (num_nulls(cents, entry_id) in (0, 2)),
    check ((rule is null) <> (cents is null))
);
create index call_prepared_by_call on call_prepared (call_id);

-- What became of it, once: put in force by another person, or dropped.
create table call_answer (
    prepared_id uuid primary key references call_prepared,
    confirmed boolean not null,
    person_id uuid not null,
    at timestamptz not null
);

create trigger call_prepared_is_append_only before update or delete on call_prepared for each row execute function refuse_change();
create trigger call_prepared_is_never_emptied before truncate on call_prepared for each statement execute function refuse_change();
create trigger call_answer_is_append_only before update or delete on call_answer for each row execute function refuse_change();
create trigger call_answer_is_never_emptied before truncate on call_answer for each statement execute function refuse_change();

-- One version and one sum wait at a time.
create function refuse_prepared_beside_another() returns trigger language plpgsql as $$
declare
    c call;
begin
    select * into c from call where id = new.call_id for no key update;
    if c.status <> 'PUBLISHED'
       or new.rule is not null and new.rule_number <> (select max(number) + 1 from call_rule where call_id = new.call_id)
       or exists (select 1 from call_prepared p where p.call_id = new.call_id and (p.rule is null) = (new.rule is null)
                  and not exists (select 1 from call_answer a where a.prepared_id = p.id)) then
        raise exception 'call %: this cannot be prepared now', new.call_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_prepared_alone before insert on call_prepared for each row execute function refuse_prepared_beside_another();

create function refuse_confirmation_by_one() returns trigger language plpgsql as $$
declare
    p call_prepared;
    c call;
begin
    select * into p from call_prepared where id = new.prepared_id;
    select * into c from call where id = p.call_id for no key update;
    if new.confirmed and (c.status <> 'PUBLISHED' or p.person_id = new.person_id) then
        raise exception 'call %: who prepares a change does not put it in force', p.call_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_answer_by_two before insert on call_answer for each row execute function refuse_confirmation_by_one();

-- What is put in force is what was prepared.
create function put_rule_in_force() returns trigger language plpgsql as $$
begin
    insert into call_rule (call_id, number, rule, sha256, shared, valid_from, role, reason, receiver, rails)
    select p.call_id, p.rule_number, p.rule, encode(sha256(convert_to(p.rule, 'UTF8')), 'hex'),
           p.rule::jsonb ->> 'method' = 'quadratic', new.at, p.role, p.reason, p.receiver, p.rails
    from call_prepared p where p.id = new.prepared_id and p.rule is not null;
    return null;
end $$;
create trigger call_answer_in_force after insert on call_answer
    for each row when (new.confirmed) execute function put_rule_in_force();

create function refuse_rule_by_one() returns trigger language plpgsql as $$
begin
    if new.reason is not null and not exists (
            select 1 from call_prepared p join call_answer a on a.prepared_id = p.id and a.confirmed
            where p.call_id = new.call_id and p.rule_number = new.number and p.rule = new.rule and p.receiver = new.receiver
            and p.rails = new.rails and p.reason = new.reason) then
        raise exception 'call %: a second person puts version % in force', new.call_id, new.number
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_rule_by_two before insert on call_rule for each row execute function refuse_rule_by_one();

-- A published call gets no money but what two persons gave it.
create function refuse_money_by_one() returns trigger language plpgsql as $$
declare
    c call;
begin
    select * into c from call where id = new.subject for share;
    if found and c.status <> 'DRAFT' and not exists (
            select 1 from call_prepared p join call_answer a on a.prepared_id = p.id and a.confirmed
            where p.entry_id = new.id and p.call_id = c.id) then
        raise exception 'call %: a second person gives it money', c.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ledger_entry_of_call_by_two before insert on ledger_entry
    for each row when (new.type = 'envelope-given') execute function refuse_money_by_one();

-- And all of it, to the cent.
create function refuse_money_not_given() returns trigger language plpgsql as $$
begin
    if exists (select 1 from call_prepared p where p.id = new.prepared_id and p.cents is not null and p.cents is distinct from
               (select l.cents from ledger_entry e join ledger_line l on l.entry = e.number
                join ledger_account a on a.id = l.account and a.kind = 'CHAPTER' and a.owner = p.call_id::text
                where e.id = p.entry_id and e.type = 'envelope-given' and e.subject = p.call_id)) then
        raise exception 'prepared %: its money is not given', new.prepared_id using errcode = 'restrict_violation';
    end if;
    return null;
end $$;
create constraint trigger call_answer_gives_all after insert on call_answer deferrable initially deferred
    for each row when (new.confirmed) execute function refuse_money_not_given();
