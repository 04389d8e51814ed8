-- The note of an offer says how to reach somebody: it is kept sealed, which is longer than what was written.
alter table need_offer drop constraint need_offer_note_check;
alter table need_offer add constraint need_offer_note_check check (char_length(note) between 2 and 2000);
