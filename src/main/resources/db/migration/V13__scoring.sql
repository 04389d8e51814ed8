-- Imported elections may hold points for each project by itself.
alter table outcome
    drop constraint outcome_vote_type_check,
    add constraint outcome_vote_type_check
        check (vote_type in ('approval', 'choose-1', 'cumulative', 'ordinal', 'scoring'));
