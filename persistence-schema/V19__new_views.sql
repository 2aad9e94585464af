-- Views for which an upgrade brought tables that nobody has filled: a node makes them from the journal and strikes them
-- off. A migration that adds a view to a group that has read on already names it here.
CREATE TABLE read.new_views (
  name  TEXT PRIMARY KEY
);
INSERT INTO read.new_views
SELECT unnest(ARRAY['market_log', 'wallet_log', 'deposit_log']) WHERE EXISTS (SELECT FROM event_journal);
