-- What an operator looks at all day: how much is traded, how much is at stake, how fast orders are placed.

-- What was traded in each market on each day (UTC, by event time): a view like the others in this schema
-- (V6__read_side.sql). A stake at ODDS, the price paid elsewhere.
CREATE TABLE read.turnover (
  day        DATE    NOT NULL,
  market_id  TEXT COLLATE "C" NOT NULL,
  value      BIGINT  NOT NULL, -- micros
  trades     BIGINT  NOT NULL,
  PRIMARY KEY (day, market_id)
) WITH (fillfactor = 70);
-- The trades until now are told by the same projections, so both tables know the same events.
INSERT INTO read.turnover
SELECT DATE '1970-01-01' + (t.at / 86400000000)::int, t.market_id,
       sum(CASE m.kind WHEN 'ODDS' THEN t.size * 10000 ELSE t.price * t.size END), count(*)
FROM read.trades t JOIN read.markets m USING (market_id) GROUP BY 1, 2;

-- How many markets have each status, and which wait.
CREATE INDEX markets_by_status ON read.markets (status, created_at, market_id);
-- Positions that can still be won or lost, which are few of all there ever were.
CREATE INDEX positions_open ON read.positions (market_id) WHERE status = 'OPEN';

-- What each node does, which it writes itself every few seconds; the office asks whichever node it reaches.
CREATE TABLE node_figures (
  address        text        PRIMARY KEY, -- as in node_heartbeat
  at             timestamptz NOT NULL,    -- the database's clock
  shards         integer     NOT NULL,    -- of all kinds of entities
  entities       integer     NOT NULL,    -- in memory
  placed         bigint      NOT NULL,    -- orders within the last minute
  median_micros  bigint      NOT NULL,    -- from the request for one of them until its caller was told
  p99_micros     bigint      NOT NULL
);
