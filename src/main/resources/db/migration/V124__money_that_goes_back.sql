-- When the money of a campaign began to go back, and when it was all back: without reading all that happened to pledges.
create index pledge_event_back on pledge_event (pledge_id) include (at) where event in ('QUEUE_REFUND', 'REFUND');
