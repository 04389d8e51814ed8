-- The city's grants to campaigns: what the law wants published of them, their stages by act; and what promoters report.

-- What is published of a grant (d.lgs. 33/2013, articles 26 and 27). Of a natural person neither name nor tax code stands here.
create table grant_sheet (
    campaign_id uuid not null references campaign,
    version int not null check (version > 0),
    natural_person boolean not null,
    beneficiary text check (char_length(beneficiary) between 2 and 200),
    tax_code text check (tax_code ~ '^[0-9]{11}$'),
    legal_basis text not null check (char_length(legal_basis) between 3 and 300),
    office text not null check (char_length(office) between 3 and 160),
    manager text not null check (char_length(manager) between 3 and 120),
    selection text not null check (char_length(selection) between 3 and 300),
    cup text check (cup ~ '^[A-Z][0-9]{2}[A-Z][0-9]{11}$'),
    written_by uuid not null references person,
    written_at timestamptz not null,
    intent uuid not null unique,
    primary key (campaign_id, version),
    check (natural_person = (beneficiary is null)),
    check (natural_person = (tax_code is null))
);
create trigger grant_sheet_is_append_only before update or delete on grant_sheet for each row execute function refuse_change();
create trigger grant_sheet_is_never_emptied before truncate on grant_sheet for each statement execute function refuse_change();

create table grant_act (
    campaign_id uuid not null references campaign,
    stage text not null check (stage in ('LIQUIDATED', 'PAID')),
    cents bigint not null check (cents > 0),
    act text not null check (char_length(act) between 3 and 160),
    person_id uuid not null references person,
    at timestamptz not null,
    entry_id uuid not null unique references ledger_entry (id),
    primary key (campaign_id, stage)
);
create index grant_act_by_time on grant_act (at desc, campaign_id) where stage = 'PAID';
create trigger grant_act_is_append_only before update or delete on grant_act for each row execute function refuse_change();
create trigger grant_act_is_never_emptied before truncate on grant_act for each statement execute function refuse_change();

-- Who finds a grant to be due does not pay it.
create function refuse_grant_by_one() returns trigger language plpgsql as $$
begin
    perform 1 from campaign where id = new.campaign_id for no key update;
    if is_applicant(new.campaign_id, new.person_id)
       or not exists (select 1 from grant_sheet s where s.campaign_id = new.campaign_id)
       or new.stage = 'PAID' and not exists (select 1 from grant_act a where a.campaign_id = new.campaign_id
            and a.stage = 'LIQUIDATED' and a.person_id <> new.person_id and a.cents = new.cents) then
        raise exception 'grant of campaign %: two persons, and published before', new.campaign_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger grant_act_by_two before insert on grant_act for each row execute function refuse_grant_by_one();

create table campaign_report (
    campaign_id uuid not null references campaign,
    number int not null check (number > 0),
    title text not null check (char_length(title) between 3 and 120),
    body text not null check (char_length(body) between 10 and 10000),
    -- The last one: it closes what was promised.
    final boolean not null,
    written_by uuid not null references person,
    written_at timestamptz not null,
    intent uuid not null unique,
    primary key (campaign_id, number)
);
create unique index campaign_report_ends_once on campaign_report (campaign_id) where final;
create trigger campaign_report_is_append_only before update or delete on campaign_report for each row execute function refuse_change();
create trigger campaign_report_is_never_emptied before truncate on campaign_report for each statement execute function refuse_change();
