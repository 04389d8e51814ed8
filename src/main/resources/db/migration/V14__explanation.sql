-- Why an outcome came out as it did, told once from the counted file and the sealed rules: neither ever changes.
create table explanation (
    outcome_id uuid not null references outcome,
    -- Of the form of "told": a program that tells more tells it anew, beside what was told before.
    version int not null check (version >= 1),
    told text not null check (octet_length(told) <= 16777216),
    told_at timestamptz not null,
    primary key (outcome_id, version)
);
create trigger explanation_is_append_only before update or delete on explanation
    for each row execute function refuse_change();
create trigger explanation_is_never_emptied before truncate on explanation
    for each statement execute function refuse_change();
