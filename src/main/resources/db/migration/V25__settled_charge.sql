-- Messages about disputes name the charge as the provider does.
create index provider_answer_by_provider_id on provider_answer (provider_id) where outcome = 'SETTLED';
