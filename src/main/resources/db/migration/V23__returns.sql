-- What backers get back, how they appear, what they want if a campaign fails; and what its page tells beside money:
-- needs in kind, updates, questions. All of it is facts; only the count of claims moves, and only with them.

-- What a backer gets back. COLLECTIVE is for everybody and never runs out.
create table campaign_return (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    kind text not null check (kind in ('INDIVIDUAL', 'COLLECTIVE')),
    title text not null check (char_length(title) between 3 and 120),
    body text not null check (char_length(body) <= 1000),
    -- A pledge of this much or more may name it.
    minimum_cents bigint not null check (minimum_cents between 100 and 10000000),
    -- How many there are; null = as many as are wanted.
    stock int check (stock between 1 and 100000),
    claimed int not null default 0 check (claimed >= 0),
    intent uuid not null unique,
    offered_at timestamptz not null,
    constraint no_more_claims_than_stock check (claimed <= stock),
    check (kind = 'INDIVIDUAL' or stock is null)
);
create index campaign_return_by_minimum on campaign_return (campaign_id, minimum_cents, id);
create trigger campaign_return_moves_by_claims before update or delete on campaign_return
    for each row execute function refuse_change_by_hand();
create trigger campaign_return_is_never_emptied before truncate on campaign_return
    for each statement execute function refuse_change();

create function refuse_return_with_claims() returns trigger language plpgsql as $$
begin
    if new.claimed <> 0 then
        raise exception 'return %: it begins without claims', new.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger campaign_return_begins_unclaimed before insert on campaign_return
    for each row execute function refuse_return_with_claims();

-- The return that a pledge named; a pledge that is withdrawn gives it back.
create table return_claim (
    pledge_id uuid primary key references pledge,
    return_id uuid not null references campaign_return,
    claimed_at timestamptz not null
);
create index return_claim_by_return on return_claim (return_id);
create trigger return_claim_is_append_only before update or delete on return_claim for each row execute function refuse_change();
create trigger return_claim_is_never_emptied before truncate on return_claim for each statement execute function refuse_change();

create function refuse_claim_that_does_not_fit() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from pledge p join campaign_return r on r.campaign_id = p.campaign_id
                   where p.id = new.pledge_id and r.id = new.return_id and p.amount_cents >= r.minimum_cents)
       or exists (select 1 from pledge_withdrawal where pledge_id = new.pledge_id) then
        raise exception 'pledge % cannot have return %', new.pledge_id, new.return_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger return_claim_fits before insert on return_claim for each row execute function refuse_claim_that_does_not_fit();

create function count_claim() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'return_claim' then
        update campaign_return set claimed = claimed + 1 where id = new.return_id;
    else
        update campaign_return set claimed = claimed - 1
            where id = (select return_id from return_claim where pledge_id = new.pledge_id);
    end if;
    return new;
end $$;
create trigger return_claim_is_counted after insert on return_claim for each row execute function count_claim();
create trigger pledge_withdrawal_frees_return after insert on pledge_withdrawal for each row execute function count_claim();

-- How a backer appears from then on: the latest counts, before it what the pledge itself says. Null = no name, no message.
create table pledge_naming (
    pledge_id uuid not null references pledge,
    number int not null check (number > 0),
    public_name text check (char_length(public_name) between 2 and 80),
    message text check (char_length(message) <= 300),
    named_at timestamptz not null,
    primary key (pledge_id, number)
);
create trigger pledge_naming_is_append_only before update or delete on pledge_naming for each row execute function refuse_change();
create trigger pledge_naming_is_never_emptied before truncate on pledge_naming for each statement execute function refuse_change();

-- Where the money goes if the campaign fails: the latest counts; none = back to the backer.
-- Number 1 is what the pledge was made with, later ones are changes.
create table pledge_fallback (
    pledge_id uuid not null references pledge,
    number int not null check (number > 0),
    choice text not null check (choice in ('BACK', 'OTHER', 'FUND')),
    other_id uuid references campaign,
    chosen_at timestamptz not null,
    primary key (pledge_id, number),
    check ((choice = 'OTHER') = (other_id is not null))
);
create trigger pledge_fallback_is_append_only before update or delete on pledge_fallback for each row execute function refuse_change();
create trigger pledge_fallback_is_never_emptied before truncate on pledge_fallback for each statement execute function refuse_change();

create function refuse_fallback_outside_live() returns trigger language plpgsql as $$
declare
    c campaign;
begin
    select * into c from campaign where id = (select campaign_id from pledge where id = new.pledge_id) for share;
    if c.status <> 'LIVE' or new.chosen_at >= c.closes_at or new.other_id = c.id
       or exists (select 1 from pledge_withdrawal where pledge_id = new.pledge_id) then
        raise exception 'pledge %: what happens on failure is chosen before the close', new.pledge_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger pledge_fallback_while_live before insert on pledge_fallback
    for each row execute function refuse_fallback_outside_live();

-- A pledge that an officer entered for somebody present. Of the document that was shown only its kind is kept.
create table assisted_pledge (
    pledge_id uuid primary key references pledge,
    officer_id uuid not null references person,
    document text not null check (document in ('IDENTITY_CARD', 'PASSPORT', 'LICENCE', 'PERMIT')),
    entered_at timestamptz not null
);
create trigger assisted_pledge_is_append_only before update or delete on assisted_pledge for each row execute function refuse_change();
create trigger assisted_pledge_is_never_emptied before truncate on assisted_pledge for each statement execute function refuse_change();

-- What a campaign needs beside money: counted in hours or pieces, never as money.
create table campaign_need (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    kind text not null check (kind in ('HOURS', 'GOODS')),
    name text not null check (char_length(name) between 3 and 120),
    wanted int not null check (wanted between 1 and 100000),
    intent uuid not null unique,
    asked_at timestamptz not null
);
create index campaign_need_by_campaign on campaign_need (campaign_id, asked_at, id);
create trigger campaign_need_is_append_only before update or delete on campaign_need for each row execute function refuse_change();
create trigger campaign_need_is_never_emptied before truncate on campaign_need for each statement execute function refuse_change();

create table need_offer (
    id uuid primary key,
    need_id uuid not null references campaign_need,
    person_id uuid not null references person,
    quantity int not null check (quantity between 1 and 10000),
    note text not null check (char_length(note) between 2 and 300),
    intent uuid not null unique,
    offered_at timestamptz not null
);
create index need_offer_by_need on need_offer (need_id, offered_at desc, id desc) include (quantity);
create index need_offer_by_person on need_offer (person_id, offered_at desc, id desc);
create trigger need_offer_is_append_only before update or delete on need_offer for each row execute function refuse_change();
create trigger need_offer_is_never_emptied before truncate on need_offer for each statement execute function refuse_change();

create table need_offer_withdrawal (
    offer_id uuid primary key references need_offer,
    withdrawn_at timestamptz not null
);
create trigger need_offer_withdrawal_is_append_only before update or delete on need_offer_withdrawal
    for each row execute function refuse_change();
create trigger need_offer_withdrawal_is_never_emptied before truncate on need_offer_withdrawal
    for each statement execute function refuse_change();

-- What the promoter tells. A correction is a new version; the latest counts, the earlier ones stay to be read.
create table campaign_update (
    id uuid not null,
    version int not null check (version > 0),
    campaign_id uuid not null references campaign,
    title text not null check (char_length(title) between 3 and 120),
    body text not null check (char_length(body) between 3 and 5000),
    person_id uuid not null references person,
    by_officer boolean not null,
    -- When the first version was written, so that a correction keeps its place in the list.
    told_at timestamptz not null,
    written_at timestamptz not null,
    intent uuid not null unique,
    primary key (id, version)
);
create index campaign_update_by_campaign on campaign_update (campaign_id, told_at desc, id desc, version desc);
create trigger campaign_update_is_append_only before update or delete on campaign_update for each row execute function refuse_change();
create trigger campaign_update_is_never_emptied before truncate on campaign_update for each statement execute function refuse_change();

create table campaign_question (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    person_id uuid not null references person,
    words text not null check (char_length(words) between 5 and 1000),
    intent uuid not null unique,
    asked_at timestamptz not null
);
create index campaign_question_by_campaign on campaign_question (campaign_id, asked_at desc, id desc);
create trigger campaign_question_is_append_only before update or delete on campaign_question
    for each row execute function refuse_change();
create trigger campaign_question_is_never_emptied before truncate on campaign_question
    for each statement execute function refuse_change();

-- The answer makes a question public; a later one corrects it.
create table question_answer (
    question_id uuid not null references campaign_question,
    number int not null check (number > 0),
    words text not null check (char_length(words) between 2 and 2000),
    person_id uuid not null references person,
    by_officer boolean not null,
    answered_at timestamptz not null,
    primary key (question_id, number)
);
create trigger question_answer_is_append_only before update or delete on question_answer for each row execute function refuse_change();
create trigger question_answer_is_never_emptied before truncate on question_answer for each statement execute function refuse_change();

-- An officer took a question off the page, and says why.
create table question_hiding (
    question_id uuid primary key references campaign_question,
    reason text not null check (char_length(reason) between 3 and 300),
    officer_id uuid not null references person,
    hidden_at timestamptz not null
);
create trigger question_hiding_is_append_only before update or delete on question_hiding for each row execute function refuse_change();
create trigger question_hiding_is_never_emptied before truncate on question_hiding for each statement execute function refuse_change();
