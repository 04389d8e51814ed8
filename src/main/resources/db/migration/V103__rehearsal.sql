-- Rehearsals of a close: the real code on the real pledges, in a transaction that cannot be committed.

-- Whoever rehearses writes here first; the end of the transaction then refuses to keep anything of it.
create table rehearsal_guard (
    id uuid primary key
);
create function refuse_to_keep_rehearsal() returns trigger language plpgsql as $$
begin
    raise exception 'what was rehearsed is never kept' using errcode = 'restrict_violation';
end $$;
create constraint trigger rehearsal_is_never_kept after insert on rehearsal_guard deferrable initially deferred
    for each row execute function refuse_to_keep_rehearsal();
create trigger rehearsal_guard_is_never_emptied before truncate on rehearsal_guard
    for each statement execute function refuse_change();

create table close_rehearsal (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    started_by uuid not null references person,
    started_at timestamptz not null,
    -- From which faults and drop-outs are drawn, so that it can be played again.
    seed bigint not null,
    intent uuid not null unique
);
create index close_rehearsal_by_campaign on close_rehearsal (campaign_id, started_at desc, id desc);
create trigger close_rehearsal_is_append_only before update or delete on close_rehearsal
    for each row execute function refuse_change();
create trigger close_rehearsal_is_never_emptied before truncate on close_rehearsal
    for each statement execute function refuse_change();

-- What came of one run: with so many of a hundred pledges dropping out.
create table close_rehearsal_run (
    rehearsal_id uuid not null references close_rehearsal,
    percent int not null check (percent in (0, 5, 10)),
    report jsonb,
    -- Why it ended before its end.
    aborted text check (char_length(aborted) between 3 and 200),
    at timestamptz not null,
    primary key (rehearsal_id, percent),
    check ((report is null) <> (aborted is null))
);
create trigger close_rehearsal_run_is_append_only before update or delete on close_rehearsal_run
    for each row execute function refuse_change();
create trigger close_rehearsal_run_is_never_emptied before truncate on close_rehearsal_run
    for each statement execute function refuse_change();
