-- Civic projects asking for pledges.

create table campaign (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
    title text not null check (char_length(title) between 3 and 120),
    summary text not null check (char_length(summary) between 3 and 300),
    body text not null check (char_length(body) <= 20000),
    promoter text not null check (char_length(promoter) between 2 and 200),
    category text not null,
    district text references district,
    -- With the minimum the project can start; the goal is all it needs.
    minimum_cents bigint not null check (minimum_cents > 0),
    goal_cents bigint not null check (goal_cents <= 100000000000000),
    status text not null check (status in ('DRAFT', 'LIVE', 'CLOSED', 'FUNDED', 'FAILED', 'CANCELLED')),
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    -- A project of a round that this campaign goes on with.
    project_id uuid references project,
    version int not null default 0,
    check (opens_at < closes_at),
    check (minimum_cents <= goal_cents)
);
create index campaign_by_close on campaign (status, closes_at, id);

create table campaign_budget_line (
    campaign_id uuid not null references campaign,
    position int not null,
    label text not null check (char_length(label) between 2 and 200),
    amount_cents bigint not null check (amount_cents > 0),
    required boolean not null,
    primary key (campaign_id, position)
);

-- A promise: no money has moved.
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
create index pledge_by_campaign on pledge (campaign_id, pledged_at desc, id desc);
create index pledge_by_person on pledge (person_id, pledged_at desc, id desc);
create trigger pledge_is_append_only before update or delete on pledge
    for each row execute function refuse_change();

-- A promise taken back before the close.
create table pledge_withdrawal (
    pledge_id uuid primary key references pledge,
    withdrawn_at timestamptz not null
);
create trigger pledge_withdrawal_is_append_only before update or delete on pledge_withdrawal
    for each row execute function refuse_change();

-- A promise is made or withdrawn only while the campaign is live; its row is locked against a close at the same instant.
create function refuse_pledge_outside_live() returns trigger language plpgsql as $$
declare
    campaign_status text;
begin
    if tg_table_name = 'pledge' then
        select status into campaign_status from campaign where id = new.campaign_id for share;
    else
        select c.status into campaign_status from campaign c join pledge p on p.campaign_id = c.id where p.id = new.pledge_id for share of c;
    end if;
    if campaign_status <> 'LIVE' then
        raise exception 'campaign is %, pledges move only while it is live', campaign_status using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pledge_while_live before insert on pledge for each row execute function refuse_pledge_outside_live();
create trigger pledge_withdrawal_while_live before insert on pledge_withdrawal for each row execute function refuse_pledge_outside_live();
