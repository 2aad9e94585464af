-- What the staff did, by kind of entity, and what followed from it: views like the others in this schema
-- (V6__read_side.sql). Each kind has a table of its own, because a view is rebuilt from one kind of journal.
CREATE TABLE read.market_log (
  entity     TEXT COLLATE "C" NOT NULL,
  seq        BIGINT   NOT NULL, -- of the entity's event
  at         BIGINT   NOT NULL, -- microseconds since 1970
  action     TEXT     NOT NULL, -- the event's name
  actor      TEXT, -- a user's id, a source's name or schedule; null for what follows by itself
  market_id  TEXT COLLATE "C",
  user_id    TEXT, -- whom it concerns
  detail     TEXT,
  reason     TEXT, -- in the words of the actor
  PRIMARY KEY (entity, seq)
);
CREATE INDEX market_log_by_time ON read.market_log (at, entity, seq);
CREATE TABLE read.switch_log (LIKE read.market_log INCLUDING ALL);
CREATE TABLE read.wallet_log (LIKE read.market_log INCLUDING ALL);
CREATE TABLE read.deposit_log (LIKE read.market_log INCLUDING ALL);

-- What no journal has: who was made staff by whom, and which views were made anew.
CREATE TABLE staff_log (
  id       TEXT COLLATE "C" PRIMARY KEY,
  at       BIGINT  NOT NULL, -- microseconds since 1970
  area     TEXT    NOT NULL, -- STAFF or VIEW
  action   TEXT    NOT NULL,
  actor    TEXT, -- a user's id; null for the command line and the first start
  user_id  TEXT,
  detail   TEXT,
  reason   TEXT
);
CREATE INDEX staff_log_by_time ON staff_log (at, id);

-- Withdrawals under way, of all users.
CREATE INDEX withdrawals_pending ON read.withdrawals (at, user_id, client_ref) WHERE status = 'PENDING';
