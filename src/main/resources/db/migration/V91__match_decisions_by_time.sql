-- Decided matches in the order of their decision: they are read again piece by piece, and the table that the law wants
-- shows the latest first.
create index match_decision_by_time on match_decision (decided_at, campaign_id);
