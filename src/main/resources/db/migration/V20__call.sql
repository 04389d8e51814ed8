-- Calls: what the city adds to what people give, by a rule that is data. A campaign keeps the version of the rule with
-- which it was admitted; what the rule can give it is reserved in the envelope before anybody is told.

create table call (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
    title text not null check (char_length(title) between 3 and 120),
    summary text not null check (char_length(summary) between 3 and 300),
    body text not null check (char_length(body) <= 20000),
    office text not null check (char_length(office) between 2 and 200),
    -- Who may apply, in words.
    applicants text not null check (char_length(applicants) between 3 and 1000),
    -- What a project may cost.
    least_cents bigint not null check (least_cents > 0),
    most_cents bigint not null check (most_cents <= 100000000000),
    -- How many days a campaign lasts.
    least_days int not null check (least_days > 0),
    most_days int not null check (most_days <= 366),
    status text not null check (status in ('DRAFT', 'PUBLISHED', 'CLOSED')),
    created_at timestamptz not null,
    -- From the first window to the last, kept for lists; null while there is none.
    opens_at timestamptz,
    closes_at timestamptz,
    version int not null default 0,
    check (least_cents <= most_cents),
    check (least_days <= most_days),
    check (status = 'DRAFT' or (opens_at is not null and closes_at is not null))
);
create index call_by_end on call (closes_at desc, id desc) where status <> 'DRAFT';
create index call_by_creation on call (created_at desc, id desc);

-- The one table of what may become of a call; call.CallStatus has the same, and a test compares them.
create table call_edge (
    from_status text not null,
    event text not null,
    to_status text not null,
    primary key (from_status, event),
    unique (from_status, to_status)
);
insert into call_edge (from_status, event, to_status) values
    ('DRAFT', 'PUBLISH', 'PUBLISHED'),
    ('PUBLISHED', 'CLOSE', 'CLOSED');
create trigger call_edge_is_append_only before insert or update or delete on call_edge for each row execute function refuse_change();
create trigger call_edge_is_never_emptied before truncate on call_edge for each statement execute function refuse_change();

-- A draft may change and go; what was published stays as it is, and only its status moves.
create function refuse_call_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'call %: what was prepared stays', old.id using errcode = 'restrict_violation';
    end if;
    if new.id <> old.id or new.slug <> old.slug or new.created_at <> old.created_at
       or new.status <> old.status
          and not exists (select 1 from call_edge e where e.from_status = old.status and e.to_status = new.status) then
        raise exception 'call %: % does not follow %', old.id, new.status, old.status using errcode = 'restrict_violation';
    end if;
    if old.status <> 'DRAFT'
       and (new.title, new.summary, new.body, new.office, new.applicants, new.least_cents, new.most_cents, new.least_days,
            new.most_days, new.opens_at, new.closes_at)
           is distinct from
           (old.title, old.summary, old.body, old.office, old.applicants, old.least_cents, old.most_cents, old.least_days,
            old.most_days, old.opens_at, old.closes_at) then
        raise exception 'call %: what was published does not change', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_is_kept before update or delete on call for each row execute function refuse_call_change();
create trigger call_is_never_emptied before truncate on call for each statement execute function refuse_change();

-- When applications are taken.
create table call_window (
    call_id uuid not null references call,
    number int not null check (number between 1 and 12),
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    primary key (call_id, number),
    check (opens_at < closes_at),
    exclude using gist (call_id with =, tstzrange(opens_at, closes_at) with &&)
);

-- Who pays what the city adds, in proportion to shares; the city is one of them.
create table call_sponsor (
    call_id uuid not null references call,
    number int not null check (number between 1 and 20),
    name text not null check (char_length(name) between 2 and 120),
    share bigint not null check (share between 1 and 1000000),
    primary key (call_id, number)
);

create function refuse_change_of_published_call() returns trigger language plpgsql as $$
begin
    if exists (select 1 from call c where c.id = (case when tg_op = 'DELETE' then old.call_id else new.call_id end)
               and c.status <> 'DRAFT') then
        raise exception '% on %: the call is published', tg_op, tg_table_name using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger call_window_is_kept before insert or update or delete on call_window
    for each row execute function refuse_change_of_published_call();
create trigger call_window_is_never_emptied before truncate on call_window for each statement execute function refuse_change();
create trigger call_sponsor_is_kept before insert or update or delete on call_sponsor
    for each row execute function refuse_change_of_published_call();
create trigger call_sponsor_is_never_emptied before truncate on call_sponsor for each statement execute function refuse_change();

-- The match rule, version by version, in its canonical form.
create table call_rule (
    call_id uuid not null references call,
    number int not null check (number > 0),
    rule text not null check (char_length(rule) <= 2000),
    sha256 text not null check (sha256 = encode(sha256(convert_to(rule, 'UTF8')), 'hex')),
    -- Whether one pool is divided among the campaigns of a window, so that nothing is reserved for one of them.
    shared boolean not null check (shared = (rule::jsonb ->> 'method' = 'quadratic')),
    valid_from timestamptz not null,
    role text not null check (role ~ '^[a-z]{3,20}$'),
    -- Why a published rule changes; null while the call is a draft.
    reason text check (char_length(reason) between 3 and 500),
    primary key (call_id, number)
);
create trigger call_rule_is_append_only before update or delete on call_rule for each row execute function refuse_change();
create trigger call_rule_is_never_emptied before truncate on call_rule for each statement execute function refuse_change();

create function refuse_rule_out_of_turn() returns trigger language plpgsql as $$
declare
    c call;
begin
    select * into c from call where id = new.call_id for share;
    if c.status = 'CLOSED' or (c.status = 'DRAFT') <> (new.reason is null)
       or new.number <> (select coalesce(max(number), 0) + 1 from call_rule where call_id = new.call_id) then
        raise exception 'call %: version % of its rule does not follow', new.call_id, new.number using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger call_rule_in_turn before insert on call_rule for each row execute function refuse_rule_out_of_turn();

-- A campaign in a call, with the version of the rule that will decide.
create table admission (
    campaign_id uuid primary key references campaign,
    call_id uuid not null,
    window_number int not null,
    rule_number int not null,
    budget_cents bigint not null check (budget_cents > 0),
    -- The most that the rule can give this budget; nothing where a pool is shared.
    reserved_cents bigint not null check (reserved_cents >= 0),
    admitted_at timestamptz not null,
    foreign key (call_id, window_number) references call_window (call_id, number),
    foreign key (call_id, rule_number) references call_rule (call_id, number)
);
create index admission_by_call on admission (call_id, admitted_at, campaign_id);
create trigger admission_is_append_only before update or delete on admission for each row execute function refuse_change();
create trigger admission_is_never_emptied before truncate on admission for each statement execute function refuse_change();

-- When the pool of a window was shared, once, where the rule shares one.
create table match_sharing (
    call_id uuid not null,
    window_number int not null,
    pool_cents bigint not null check (pool_cents >= 0),
    shared_at timestamptz not null,
    primary key (call_id, window_number),
    foreign key (call_id, window_number) references call_window (call_id, number)
);
create trigger match_sharing_is_append_only before update or delete on match_sharing for each row execute function refuse_change();
create trigger match_sharing_is_never_emptied before truncate on match_sharing for each statement execute function refuse_change();

create function refuse_admission_too_late() returns trigger language plpgsql as $$
declare
    c call;
begin
    select * into c from call where id = new.call_id for share;
    if c.status <> 'PUBLISHED'
       or new.budget_cents not between c.least_cents and c.most_cents
       or new.rule_number <> (select max(number) from call_rule where call_id = new.call_id)
       or exists (select 1 from match_sharing s where s.call_id = new.call_id and s.window_number = new.window_number)
       or new.reserved_cents <> 0 and (select shared from call_rule where call_id = new.call_id and number = new.rule_number) then
        raise exception 'call %: it does not admit campaign % so', new.call_id, new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger admission_in_time before insert on admission for each row execute function refuse_admission_too_late();

-- What people gave, as the decision found it: donors are numbers from 1 in the order of their first gift.
create table match_claim (
    campaign_id uuid primary key references admission,
    funded boolean not null,
    settled_cents bigint not null check (settled_cents >= 0),
    gifts text not null,
    claimed_at timestamptz not null,
    check (funded or (settled_cents = 0 and gifts = '[]'))
);
create trigger match_claim_is_append_only before update or delete on match_claim for each row execute function refuse_change();
create trigger match_claim_is_never_emptied before truncate on match_claim for each statement execute function refuse_change();

-- What the city adds, once, with what it was computed from.
create table match_decision (
    campaign_id uuid primary key references match_claim,
    call_id uuid not null references call,
    rule_sha256 text not null,
    pool_cents bigint not null check (pool_cents >= 0),
    cents bigint not null check (cents >= 0),
    -- Each limit of the rule with its amount, what is not met, and what is added to each gift.
    match text not null,
    -- Who pays how much of it.
    split text not null,
    decided_at timestamptz not null,
    check (cents <= pool_cents)
);
create index match_decision_by_call on match_decision (call_id, decided_at, campaign_id);
create trigger match_decision_is_append_only before update or delete on match_decision for each row execute function refuse_change();
create trigger match_decision_is_never_emptied before truncate on match_decision for each statement execute function refuse_change();

-- No more than was reserved for the campaign; where a pool is shared, no more than the pool for all of its window.
create function refuse_match_beyond_reserve() returns trigger language plpgsql as $$
declare
    a admission;
    r call_rule;
begin
    select * into a from admission where campaign_id = new.campaign_id;
    select * into r from call_rule where call_id = a.call_id and number = a.rule_number;
    if new.call_id <> a.call_id or new.rule_sha256 <> r.sha256
       or new.cents > 0 and not (select funded from match_claim where campaign_id = new.campaign_id) then
        raise exception 'campaign %: it is decided by the rule it was admitted with', new.campaign_id using errcode = 'restrict_violation';
    end if;
    if not r.shared and (new.pool_cents <> a.reserved_cents or new.cents > a.reserved_cents)
       or r.shared and new.cents > 0
          and new.cents + (select coalesce(sum(d.cents), 0) from match_decision d join admission o on o.campaign_id = d.campaign_id
                           where o.call_id = a.call_id and o.window_number = a.window_number)
              > (select coalesce(max(pool_cents), 0) from match_sharing where call_id = a.call_id and window_number = a.window_number) then
        raise exception 'campaign %: the match is more than is reserved', new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger match_decision_within_reserve before insert on match_decision for each row execute function refuse_match_beyond_reserve();
