-- Who (role, not name) did what, on what, when. Append-only, public.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %: rows of this table are facts; a correction is a new row', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end $$;

create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_role text not null check (actor_role in ('citizen', 'councillor', 'officer', 'moderator', 'auditor', 'administrator', 'system')),
    -- The pseudonym of the actor; never shown. Null for the system.
    actor_id uuid,
    act text not null check (act ~ '^[a-z-]+\.[a-z-]+$'),
    subject_id uuid,
    -- The round the act belongs to, for filtering; no foreign key: facts outlive what they speak of.
    round_id uuid,
    -- A public reason or figure, already fit for everybody's eyes.
    detail text check (char_length(detail) <= 2000),
    check ((actor_role = 'system') = (actor_id is null))
);
create index audit_entry_by_subject on audit_entry (subject_id, id desc);
create index audit_entry_by_round on audit_entry (round_id, id desc);
create trigger audit_entry_is_append_only before update or delete on audit_entry
    for each row execute function refuse_change();
create trigger audit_entry_is_never_emptied before truncate on audit_entry
    for each statement execute function refuse_change();
