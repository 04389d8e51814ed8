-- From the round to the campaign and back: a project that lost becomes a campaign, a campaign enters the next round, and
-- the city may be the first to add to one.

-- The project of a round that an application goes on with. One at a time: a draft that was thrown away and an application
-- that was not accepted leave the place to another one.
alter table application add column project_id uuid references project;
create unique index application_of_project on application (project_id) where status <> 'REJECTED';
create index application_by_project on application (project_id) where project_id is not null;
create index campaign_by_project on campaign (project_id) where project_id is not null;
create index outcome_line_by_project on outcome_line (project_id);
create trigger application_keeps_its_project before update on application
    for each row when (old.project_id is distinct from new.project_id) execute function refuse_change();

-- Only who proposed it goes on with it, and only once it has lost.
create function refuse_project_of_others() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from project p join proposal i on i.id = p.proposal_id
                   where p.id = new.project_id and p.status = 'LOST' and i.author_id = new.applicant_id) then
        raise exception 'application %: project % is not theirs to go on with', new.id, new.project_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger application_of_own_project before insert on application
    for each row when (new.project_id is not null) execute function refuse_project_of_others();

-- The offices suggest to the author to go on by a campaign. Only the author can.
create table campaign_offer (
    project_id uuid primary key references project,
    officer_id uuid not null references person,
    offered_at timestamptz not null
);
create trigger campaign_offer_is_append_only before update or delete on campaign_offer
    for each row execute function refuse_change();
create trigger campaign_offer_is_never_emptied before truncate on campaign_offer
    for each statement execute function refuse_change();

-- Who wants to know what becomes of a proposal, or of a project without one. Said by the person, taken back at will; it
-- has nothing to do with a ballot, and nothing here is ever read from one.
create table following (
    person_id uuid not null references person,
    proposal_id uuid references proposal,
    project_id uuid references project,
    since timestamptz not null,
    check (num_nonnulls(proposal_id, project_id) = 1),
    unique (person_id, proposal_id),
    unique (person_id, project_id)
);
create index following_by_proposal on following (proposal_id) where proposal_id is not null;
create index following_by_project on following (project_id) where project_id is not null;

-- Who followed a project when it became a campaign is told so, until they close it.
create table campaign_invitation (
    campaign_id uuid not null references campaign,
    person_id uuid not null references person,
    invited_at timestamptz not null,
    closed_at timestamptz,
    primary key (campaign_id, person_id)
);
create index campaign_invitation_open on campaign_invitation (person_id, invited_at desc, campaign_id) where closed_at is null;

-- A campaign that ended enters a round, once per round: the proposal is sent by the form of this intent. What the campaign
-- had come to on that day stays readable.
create table round_entry (
    campaign_id uuid not null references campaign,
    round_id uuid not null references round,
    intent uuid not null unique,
    author_id uuid not null references person,
    collected_cents bigint not null check (collected_cents >= 0),
    added_cents bigint not null check (added_cents >= 0),
    backers int not null check (backers >= 0),
    goal_cents bigint not null check (goal_cents > 0),
    made_at timestamptz not null,
    primary key (campaign_id, round_id)
);
create trigger round_entry_is_append_only before update or delete on round_entry
    for each row execute function refuse_change();
create trigger round_entry_is_never_emptied before truncate on round_entry
    for each statement execute function refuse_change();

create function refuse_entry_of_open_campaign() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from campaign c where c.id = new.campaign_id and c.status not in ('LIVE', 'SUSPENDED', 'CLOSED', 'CANCELLED')) then
        raise exception 'campaign %: it has not ended', new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger round_entry_after_the_end before insert on round_entry
    for each row execute function refuse_entry_of_open_campaign();

-- What the city gives a campaign beside any match, from the envelope of a call: proposed by one person, approved by
-- another, reserved with the approval, committed if the campaign is funded and released if not. No promise of anybody, so
-- it is in no sum that is compared with a minimum.
create table city_award (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    call_id uuid not null references call,
    cents bigint not null check (cents between 1 and 100000000000000),
    -- By which act; public.
    act text not null check (char_length(act) between 3 and 140),
    proposed_by uuid not null references person,
    proposed_at timestamptz not null
);
create index city_award_by_campaign on city_award (campaign_id, proposed_at);
create index city_award_by_call on city_award (call_id, proposed_at);
create trigger city_award_is_append_only before update or delete on city_award for each row execute function refuse_change();
create trigger city_award_is_never_emptied before truncate on city_award for each statement execute function refuse_change();

create table city_award_answer (
    award_id uuid primary key references city_award,
    approved boolean not null,
    answered_by uuid not null references person,
    answered_at timestamptz not null
);
create trigger city_award_answer_is_append_only before update or delete on city_award_answer
    for each row execute function refuse_change();
create trigger city_award_answer_is_never_emptied before truncate on city_award_answer
    for each statement execute function refuse_change();

create table city_award_end (
    award_id uuid primary key references city_award_answer,
    committed boolean not null,
    ended_at timestamptz not null
);
create trigger city_award_end_is_append_only before update or delete on city_award_end
    for each row execute function refuse_change();
create trigger city_award_end_is_never_emptied before truncate on city_award_end
    for each statement execute function refuse_change();

-- One at a time for a campaign, before its close.
create function refuse_second_award() returns trigger language plpgsql as $$
declare
    now_is text;
begin
    select status into now_is from campaign where id = new.campaign_id for no key update;
    if now_is not in ('LIVE', 'SUSPENDED')
       or exists (select 1 from city_award a left join city_award_answer s on s.award_id = a.id
                  where a.campaign_id = new.campaign_id and s.approved is not false) then
        raise exception 'campaign %: it is %, or has an award', new.campaign_id, now_is using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger city_award_once before insert on city_award for each row execute function refuse_second_award();

-- It takes two to approve; who proposed may take back.
create function refuse_award_of_one_person() returns trigger language plpgsql as $$
declare
    a city_award;
    now_is text;
begin
    select * into a from city_award where id = new.award_id;
    select status into now_is from campaign where id = a.campaign_id for no key update;
    if new.approved and (a.proposed_by = new.answered_by or now_is not in ('LIVE', 'SUSPENDED')) then
        raise exception 'award %: it takes two, before the close', new.award_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger city_award_answer_by_another before insert on city_award_answer
    for each row execute function refuse_award_of_one_person();

create function refuse_award_end_too_early() returns trigger language plpgsql as $$
declare
    now_is text;
begin
    select c.status into now_is from city_award a join campaign c on c.id = a.campaign_id where a.id = new.award_id for share of c;
    if not (select approved from city_award_answer where award_id = new.award_id)
       or (new.committed and now_is in ('LIVE', 'SUSPENDED', 'CLOSED', 'FAILED', 'CANCELLED')) or (not new.committed and now_is not in ('FAILED', 'CANCELLED')) then
        raise exception 'award %: its campaign is %', new.award_id, now_is using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger city_award_end_with_its_campaign before insert on city_award_end
    for each row execute function refuse_award_end_too_early();

-- Who is forgotten follows nothing and is invited to nothing any more.
create function forget_following() returns trigger language plpgsql as $$
begin
    delete from following where person_id = new.id;
    delete from campaign_invitation where person_id = new.id;
    return new;
end $$;
create trigger person_forgotten_follows_nothing after update on person
    for each row when (old.subject is not null and new.subject is null) execute function forget_following();
create trigger following_of_somebody before insert on following
    for each row execute function refuse_forgotten_person('person_id');
create trigger following_is_never_emptied before truncate on following
    for each statement execute function refuse_change();
