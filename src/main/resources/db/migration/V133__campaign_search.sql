-- Campaigns are found by words, by call, by district, and listed in several orders.
alter table campaign add column words tsvector generated always as (
    setweight(to_tsvector('italian', title), 'A')
    || setweight(to_tsvector('italian', summary || ' ' || promoter), 'B')
    || setweight(to_tsvector('italian', body), 'C')) stored;
create index campaign_words on campaign using gin (words);
create index campaign_by_opening on campaign (opens_at desc, id desc);
create index campaign_by_goal on campaign (goal_cents desc, id desc);
create index campaign_by_district on campaign (district, closes_at, id) where district is not null;
