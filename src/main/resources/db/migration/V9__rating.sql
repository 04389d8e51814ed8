-- How clear a page is, as its readers say. Nothing in here tells who they are.

create table page_rating (
    id bigint generated always as identity primary key,
    page text not null check (char_length(page) between 1 and 300),
    language text not null check (language in ('it', 'en')),
    stars int not null check (stars between 1 and 5),
    reason text check (reason in ('CLEAR', 'COMPLETE', 'RIGHT_STEPS', 'NO_TROUBLE', 'UNCLEAR', 'INCOMPLETE', 'WRONG_STEPS', 'TROUBLE', 'OTHER')),
    comment text check (char_length(comment) between 1 and 200),
    rated_at timestamptz not null
);
create index page_rating_by_page on page_rating (page, rated_at desc);
create trigger page_rating_is_append_only before update or delete on page_rating
    for each row execute function refuse_change();
create trigger page_rating_is_never_emptied before truncate on page_rating
    for each statement execute function refuse_change();
