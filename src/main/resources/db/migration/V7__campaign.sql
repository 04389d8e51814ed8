-- Civic projects asking for pledges. In this table's terms a pledge is a promise: no money has moved.

create table campaign (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
    title text not null check (char_length(title) between 3 and 120),
    summary text not null check (char_length(summary) between 3 and 300),
    body text not null check (char_length(body) <= 20000),
    promoter text not null check (char_length(promoter) between 2 and 200),
    category text not null,
    district text references district,
    -- The required budget lines: with this the project can start. The goal is all lines: what it needs.
    minimum_cents bigint not null check (minimum_cents > 0),
    goal_cents bigint not null check (goal_cents <= 100000000000000),
    status text not null check (status in ('LIVE', 'CLOSED', 'FAILED')),
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    -- A project of a round that this campaign goes on with.
    project_id uuid references project,
    version int not null default 0,
    check (opens_at < closes_at),
    check (minimum_cents <= goal_cents)
);
create index campaign_by_close on campaign (status, closes_at, id);
create index campaign_by_end on campaign (closes_at desc, id desc) where status <> 'LIVE';

-- What backers were asked for stays what they were asked for: only the status moves.
create function refuse_campaign_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (new.id, new.slug, new.title, new.summary, new.body, new.promoter, new.category, new.district, new.minimum_cents,
           new.goal_cents, new.opens_at, new.closes_at, new.project_id)
          is distinct from
          (old.id, old.slug, old.title, old.summary, old.body, old.promoter, old.category, old.district, old.minimum_cents,
           old.goal_cents, old.opens_at, old.closes_at, old.project_id) then
        raise exception 'campaign %: what was promised to backers does not change', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_is_kept before update or delete on campaign for each row execute function refuse_campaign_change();

create table campaign_budget_line (
    campaign_id uuid not null references campaign,
    position int not null,
    label text not null check (char_length(label) between 2 and 200),
    amount_cents bigint not null check (amount_cents > 0),
    required boolean not null,
    primary key (campaign_id, position)
);
create trigger campaign_budget_line_is_append_only before update or delete on campaign_budget_line
    for each row execute function refuse_change();
create trigger campaign_budget_line_is_never_emptied before truncate on campaign_budget_line
    for each statement execute function refuse_change();

create table pledge (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    person_id uuid not null references person,
    amount_cents bigint not null check (amount_cents between 100 and 10000000),
    -- The name to show, chosen by the backer; null = anonymous.
    public_name text check (char_length(public_name) between 2 and 80),
    message text check (char_length(message) <= 300),
    -- The form that made it: the same form sent twice is one pledge.
    intent uuid not null unique,
    pledged_at timestamptz not null
);
create index pledge_by_campaign on pledge (campaign_id, pledged_at desc, id desc) include (amount_cents, person_id);
create index pledge_by_person on pledge (person_id, pledged_at desc, id desc);
create trigger pledge_is_append_only before update or delete on pledge
    for each row execute function refuse_change();
create trigger pledge_is_never_emptied before truncate on pledge
    for each statement execute function refuse_change();

-- A promise taken back before the close.
create table pledge_withdrawal (
    pledge_id uuid primary key references pledge,
    withdrawn_at timestamptz not null
);
create trigger pledge_withdrawal_is_append_only before update or delete on pledge_withdrawal
    for each row execute function refuse_change();
create trigger pledge_withdrawal_is_never_emptied before truncate on pledge_withdrawal
    for each statement execute function refuse_change();

-- The promises that stand.
create view standing_pledge as
    select p.* from pledge p where not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id);

-- The close of a campaign, decided once, with what it was decided on.
create table campaign_closing (
    campaign_id uuid primary key references campaign,
    closed_at timestamptz not null,
    promised_cents bigint not null check (promised_cents >= 0),
    backers int not null check (backers >= 0),
    minimum_cents bigint not null,
    minimum_reached boolean not null check (minimum_reached = (promised_cents >= minimum_cents))
);
create trigger campaign_closing_is_append_only before update or delete on campaign_closing
    for each row execute function refuse_change();
create trigger campaign_closing_is_never_emptied before truncate on campaign_closing
    for each statement execute function refuse_change();

-- A promise is made or withdrawn only while the campaign is live; its row is locked against a close at the same instant.
create function refuse_pledge_outside_live() returns trigger language plpgsql as $$
declare
    cid uuid;
    at timestamptz;
    c campaign;
begin
    if tg_table_name = 'pledge' then
        cid := new.campaign_id;
        at := new.pledged_at;
    else
        select campaign_id into cid from pledge where id = new.pledge_id;
        at := new.withdrawn_at;
    end if;
    select * into c from campaign where id = cid for share;
    if c.status <> 'LIVE' or at < c.opens_at or at >= c.closes_at then
        raise exception 'campaign % is %: pledges move only while it is live, before its close', cid, c.status
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pledge_while_live before insert on pledge for each row execute function refuse_pledge_outside_live();
create trigger pledge_withdrawal_while_live before insert on pledge_withdrawal for each row execute function refuse_pledge_outside_live();
