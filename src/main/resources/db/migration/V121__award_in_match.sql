-- What the city gave beside the match, where the rule of the call lets it count for the threshold; as it was at the claim.
alter table match_claim add column award_cents bigint not null default 0 check (award_cents >= 0);
alter table match_claim add check (funded or award_cents = 0);
