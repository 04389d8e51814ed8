-- A person is a keyed hash. Neither a codice fiscale nor a name is ever stored.

create table person (
    id uuid primary key,
    -- HMAC-SHA-256 of the codice fiscale (or of the staff account) under the city's pepper.
    subject bytea not null unique check (octet_length(subject) = 32),
    created_at timestamptz not null
);

-- The latest extract of the municipal register, replaced as a whole.
create table resident (
    subject bytea primary key check (octet_length(subject) = 32),
    district text not null check (district ~ '^[A-Za-z0-9-]{1,40}$'),
    as_of date not null
);
