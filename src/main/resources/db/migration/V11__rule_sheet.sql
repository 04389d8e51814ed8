-- What decides the count of a round: chosen before the vote, sealed when it opens, published as it is.

create table rule_sheet (
    round_id uuid primary key references round,
    -- Canonical JSON of the rules. Until the seal its ties lack the lot, which is drawn with the seal.
    rules text not null check (octet_length(rules) <= 4194304),
    sha256 text not null check (sha256 = encode(sha256(convert_to(rules, 'UTF8')), 'hex')),
    -- 32 bytes of chance, drawn when the round is published: its SHA-256 is told at once, itself when the sheet is
    -- sealed. Null: no lot was drawn.
    seed bytea check (octet_length(seed) = 32),
    -- The public draw that goes into the lot: which one, when; and what came of it.
    draw text check (char_length(draw) between 3 and 300),
    draw_named_at timestamptz,
    drawn text check (char_length(drawn) between 1 and 200),
    drawn_at timestamptz,
    -- Null: nobody chose, the usual rules hold.
    chosen_by uuid,
    chosen_at timestamptz,
    sealed_at timestamptz,
    version int not null default 0,
    unique (round_id, sha256),
    check ((draw is null) = (draw_named_at is null)),
    check ((drawn is null) = (drawn_at is null)),
    check (drawn is null or draw is not null),
    check ((chosen_by is null) = (chosen_at is null))
);

-- A sheet is sealed exactly when its vote has opened; from then on it is as it is. A seed that was promised stays.
create function refuse_sheet_change() returns trigger language plpgsql as $$
declare
    phase_now text;
begin
    if tg_op = 'DELETE' then
        raise exception 'round %: a rule sheet is never deleted', old.round_id using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' then
        if old.sealed_at is not null then
            raise exception 'round %: the rule sheet is sealed', old.round_id using errcode = 'restrict_violation';
        end if;
        if new.round_id <> old.round_id or old.seed is not null and new.seed is distinct from old.seed then
            raise exception 'round %: the seed of the lot is promised', old.round_id using errcode = 'restrict_violation';
        end if;
    end if;
    -- The round row is locked, so that voting cannot open between this look and the end of the transaction.
    select phase into phase_now from round where id = new.round_id for share;
    if (new.sealed_at is not null) <> (phase_now in ('VOTING', 'COUNTING', 'DECIDED')) then
        raise exception 'round %: a rule sheet is sealed when voting opens, not in phase %', new.round_id, phase_now
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger rule_sheet_is_sealed before insert or update or delete on rule_sheet
    for each row execute function refuse_sheet_change();
create trigger rule_sheet_is_never_emptied before truncate on rule_sheet
    for each statement execute function refuse_change();

-- Rounds of before: by votes, ties by cost, votes, number. Those that have not opened their vote get a seed.
insert into rule_sheet (round_id, rules, sha256, seed, sealed_at)
select r.id, usual.rules, encode(sha256(convert_to(usual.rules, 'UTF8')), 'hex'),
       case when r.phase in ('VOTING', 'COUNTING', 'DECIDED') then null
            else sha256(convert_to(gen_random_uuid()::text || gen_random_uuid() || gen_random_uuid(), 'UTF8')) end,
       case when r.phase in ('VOTING', 'COUNTING', 'DECIDED') then now() end
  from round r
 cross join lateral (select case
        when r.phase in ('VOTING', 'COUNTING', 'DECIDED') then
            '{"bonuses":{},"comparison":"no","completion":"none","exclusive":[],"fill":"votes","filters":{"dropUnaffordable":false,"minShareOfCost":0,"minVotes":0,"sentinelCents":0},"leftover":"stays","lot":[],"method":"greedy","start":"exact","stepCents":100,"stop":"exhaustive","ties":["cost","votes","id"],"utility":"cost"}'
        else
            '{"bonuses":{},"comparison":"no","completion":"none","exclusive":[],"fill":"votes","filters":{"dropUnaffordable":true,"minShareOfCost":0,"minVotes":1,"sentinelCents":0},"leftover":"stays","lot":[],"method":"greedy","start":"exact","stepCents":100,"stop":"exhaustive","ties":["cost","votes"],"utility":"cost"}'
        end as rules) usual
 where r.published_at is not null and r.phase <> 'CANCELLED';

-- As before, and no ballot without a sealed sheet.
create or replace function refuse_cast_outside_voting() returns trigger language plpgsql as $$
declare
    current_phase text;
begin
    select phase into current_phase from round where id = new.round_id for share;
    if current_phase <> 'VOTING' then
        raise exception 'round %: ballots are cast while voting is open, not in phase %', new.round_id, current_phase
            using errcode = 'restrict_violation';
    end if;
    if exists (select 1 from phase where round_id = new.round_id and kind = 'VOTING' and closes_at <= new.cast_at) then
        raise exception 'round %: the time to vote is over', new.round_id using errcode = 'restrict_violation';
    end if;
    if not exists (select 1 from rule_sheet where round_id = new.round_id and sealed_at is not null) then
        raise exception 'round %: no ballot before the rule sheet is sealed', new.round_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- Outcomes of before V11 have none of these.
alter table outcome
    drop constraint outcome_rule_check,
    drop constraint outcome_ties_check,
    add check (rule in ('greedy', 'greedy-per-cost', 'equal-shares', 'phragmen')),
    add check (ties ~ '^((cost|votes|lot|id)(,(cost|votes|lot|id))*)?$'),
    -- Of the rules it was counted by: always those of the round's sheet.
    add column rules_sha256 text,
    add foreign key (round_id, rules_sha256) references rule_sheet (round_id, sha256),
    -- Who won, for how much, by the hashes of what went in: result.json of the recount kit.
    add column result text,
    add column result_sha256 text check (result_sha256 = encode(sha256(convert_to(result, 'UTF8')), 'hex')),
    add check ((result is null) = (result_sha256 is null) and (result is null) = (rules_sha256 is null));

alter table outcome_line
    -- How many voters named it; "votes" has points where ballots gave points.
    add column voters bigint check (voters >= 0),
    -- Why it won or did not: tally.Outcome.Fate.
    add column fate text check (fate in ('SELECTED', 'NO_MONEY_LEFT', 'OVER_BUDGET', 'TOO_FEW_VOTES', 'BELOW_SHARE', 'WITHDRAWN',
                                         'RIVAL_WON', 'SUPPORTERS_TOO_POOR', 'AFTER_THE_END')),
    -- By what a winner won: tally.Outcome.Stage.
    add column stage text check (stage in ('RULE', 'COMPLETION')),
    -- Which winner it is, 1 the first one; 0 for a loser.
    add column position int check (position >= 0),
    add check (fate is null or won = (fate = 'SELECTED') and won = (stage is not null) and won = (position > 0)
                               and voters is not null and position is not null);
