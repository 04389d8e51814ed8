-- Each gift of a decided match with what is added to it, where the rule looks at each: as the decision has it in one
-- text, by number, so that a page of a hundred thousand is read without the others.
create table match_gift (
    campaign_id uuid not null references match_decision,
    number int not null check (number > 0),
    donor int not null check (donor > 0),
    cents bigint not null check (cents > 0),
    added_cents bigint not null check (added_cents >= 0),
    primary key (campaign_id, number)
);

create function write_match_gifts(decided match_decision) returns void language sql as $$
    insert into match_gift (campaign_id, number, donor, cents, added_cents)
    select decided.campaign_id, g.number, (g.gift ->> 'donor')::int, (g.gift ->> 'cents')::bigint, g.added::bigint
    from match_claim c,
         rows from (jsonb_array_elements(c.gifts::jsonb), jsonb_array_elements_text(decided.match::jsonb -> 'perGift'))
             with ordinality as g (gift, added, number)
    where c.campaign_id = decided.campaign_id and jsonb_array_length(decided.match::jsonb -> 'perGift') > 0
$$;

create function keep_match_gifts() returns trigger language plpgsql as $$
begin
    perform write_match_gifts(new);
    return null;
end $$;

do $$ begin perform write_match_gifts(d) from match_decision d; end $$;
create trigger match_decision_keeps_gifts after insert on match_decision for each row execute function keep_match_gifts();
create trigger match_gift_comes_with_its_decision before insert on match_gift
    for each statement when (pg_trigger_depth() = 0) execute function refuse_change();
create trigger match_gift_is_append_only before update or delete on match_gift for each row execute function refuse_change();
create trigger match_gift_is_never_emptied before truncate on match_gift for each statement execute function refuse_change();

-- The same decision without its gifts, for all who ask only what was decided.
alter table match_decision add column outcome text not null generated always as ((match::jsonb - 'perGift')::text) stored;
