-- An election uploaded to look at it under several rules, by the hash of its bytes; nothing becomes of it, and it is
-- thrown away after a day.
create table compared_file (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid not null references person,
    uploaded_at timestamptz not null,
    content bytea not null
);
create index compared_file_by_age on compared_file (uploaded_at);
