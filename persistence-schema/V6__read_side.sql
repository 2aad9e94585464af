-- Read tables: what the journal comes to, for lists and histories. Everything here can be dropped and built again from
-- the journal (crossbook rebuild). Names in the views' statements carry no schema, so that a rebuild can fill tables of
-- the same names in a schema of its own and then exchange them.

CREATE SCHEMA read;

-- Up to which event of each entity a group of views has been told; its rows are written with the views' own.
CREATE TABLE read.progress (
  view_group      VARCHAR(32)   COLLATE "C" NOT NULL,
  persistence_id  VARCHAR(255)  COLLATE "C" NOT NULL,
  seq             BIGINT        NOT NULL,
  at              BIGINT        NOT NULL, -- event time, microseconds since 1970
  PRIMARY KEY (view_group, persistence_id)
) WITH (fillfactor = 70);

-- Orders as their owners' wallets know them. Sizes are hundredths, prices 1e-4, times microseconds since 1970.
CREATE TABLE read.orders (
  user_id          TEXT COLLATE "C" NOT NULL,
  client_order_id  TEXT COLLATE "C" NOT NULL,
  market_id        TEXT COLLATE "C" NOT NULL,
  selection        INTEGER  NOT NULL,
  side             TEXT     NOT NULL,
  tick             INTEGER  NOT NULL,
  size             BIGINT   NOT NULL,
  terms            TEXT     NOT NULL, -- OrderTerms as JSON
  status           TEXT     NOT NULL,
  reason           TEXT,
  last_closure     TEXT,
  size_matched     BIGINT   NOT NULL,
  size_cancelled   BIGINT   NOT NULL,
  size_lapsed      BIGINT   NOT NULL,
  size_voided      BIGINT   NOT NULL,
  matched_value    BIGINT   NOT NULL, -- sum of price times size of the fills
  placed_at        BIGINT   NOT NULL,
  updated_at       BIGINT   NOT NULL,
  seq              BIGINT   NOT NULL, -- of the wallet's event that changed it last
  CHECK (size >= size_matched + size_cancelled + size_lapsed + size_voided),
  PRIMARY KEY (user_id, client_order_id)
) WITH (fillfactor = 70);
CREATE INDEX orders_by_time ON read.orders (user_id, placed_at, client_order_id);

-- Each match of a user's order.
CREATE TABLE read.bets (
  user_id          TEXT COLLATE "C" NOT NULL,
  seq              BIGINT   NOT NULL, -- of the wallet's event
  part             INTEGER  NOT NULL, -- place within the event
  market_id        TEXT COLLATE "C" NOT NULL,
  client_order_id  TEXT COLLATE "C" NOT NULL,
  tick             INTEGER  NOT NULL,
  price            BIGINT   NOT NULL,
  size             BIGINT   NOT NULL,
  at               BIGINT   NOT NULL,
  PRIMARY KEY (user_id, seq, part)
);

-- Every change of a balance, with the balance after it, in micros.
CREATE TABLE read.statement (
  user_id        TEXT COLLATE "C" NOT NULL,
  seq            BIGINT   NOT NULL,
  part           INTEGER  NOT NULL,
  at             BIGINT   NOT NULL,
  type           TEXT     NOT NULL,
  amount         BIGINT   NOT NULL,
  balance_after  BIGINT   NOT NULL,
  ref            TEXT     NOT NULL,
  PRIMARY KEY (user_id, seq, part)
);

-- Withdrawals under way, whose completion names no amount.
CREATE TABLE read.withdrawals (
  user_id     TEXT COLLATE "C" NOT NULL,
  client_ref  TEXT     NOT NULL,
  amount      BIGINT   NOT NULL,
  status      TEXT     NOT NULL, -- PENDING, COMPLETED, RELEASED
  at          BIGINT   NOT NULL,
  seq         BIGINT   NOT NULL,
  PRIMARY KEY (user_id, client_ref)
);

-- What a user's matched bets in a market come to: profit or loss in micros for each outcome. Open orders are not in it.
CREATE TABLE read.positions (
  user_id            TEXT COLLATE "C" NOT NULL,
  market_id          TEXT COLLATE "C" NOT NULL,
  account_matched    BIGINT[]  NOT NULL, -- AccountData
  account_open       BIGINT[]  NOT NULL,
  profit_if_outcome  BIGINT[]  NOT NULL,
  shares_held        BIGINT    NOT NULL,
  status             TEXT      NOT NULL, -- OPEN, SETTLED, VOIDED
  seq                BIGINT    NOT NULL,
  updated_at         BIGINT    NOT NULL,
  PRIMARY KEY (user_id, market_id)
) WITH (fillfactor = 70);
CREATE INDEX positions_by_market ON read.positions (market_id, user_id);

-- What a market came to for a user.
CREATE TABLE read.settlements (
  user_id     TEXT COLLATE "C" NOT NULL,
  seq         BIGINT   NOT NULL,
  part        INTEGER  NOT NULL,
  market_id   TEXT COLLATE "C" NOT NULL,
  version     BIGINT   NOT NULL,
  outcome     TEXT     NOT NULL, -- SETTLED, VOIDED
  profit      BIGINT   NOT NULL,
  commission  BIGINT   NOT NULL,
  at          BIGINT   NOT NULL,
  PRIMARY KEY (user_id, seq, part)
);

-- What a user did, by day (UTC).
CREATE TABLE read.activity (
  user_id           TEXT COLLATE "C" NOT NULL,
  day               DATE    NOT NULL,
  orders_placed     BIGINT  NOT NULL,
  orders_refused    BIGINT  NOT NULL,
  bets              BIGINT  NOT NULL,
  size_matched      BIGINT  NOT NULL,
  deposited         BIGINT  NOT NULL,
  withdrawn         BIGINT  NOT NULL,
  markets_settled   BIGINT  NOT NULL,
  profit            BIGINT  NOT NULL,
  commission        BIGINT  NOT NULL,
  last_at           BIGINT  NOT NULL,
  PRIMARY KEY (user_id, day)
) WITH (fillfactor = 70);

-- Definition and life of each market.
CREATE TABLE read.markets (
  market_id   TEXT COLLATE "C" NOT NULL,
  kind        TEXT     NOT NULL,
  name        TEXT     NOT NULL,
  event_name  TEXT     NOT NULL,
  starts_at   BIGINT,
  status      TEXT     NOT NULL,
  in_play     BOOLEAN  NOT NULL,
  voided      BOOLEAN  NOT NULL, -- resolved as void
  removed     TEXT     NOT NULL, -- removed selections as JSON
  created_at  BIGINT   NOT NULL,
  updated_at  BIGINT   NOT NULL,
  seq         BIGINT   NOT NULL, -- of the market's last event, which is its version
  definition  TEXT     NOT NULL, -- MarketDefinition as JSON
  PRIMARY KEY (market_id)
);
CREATE INDEX markets_by_time ON read.markets (created_at, market_id);

-- The board: best prices, volume and last trade of each selection.
CREATE TABLE read.board (
  market_id   TEXT COLLATE "C" NOT NULL,
  selection   INTEGER  NOT NULL,
  buy_tick    INTEGER, -- best resting buy (back of others to lay against), null when there is none
  buy_size    BIGINT,
  sell_tick   INTEGER,
  sell_size   BIGINT,
  last_tick   INTEGER,
  traded      BIGINT   NOT NULL,
  trades      BIGINT   NOT NULL,
  changed_at  BIGINT   NOT NULL,
  seq         BIGINT   NOT NULL, -- of the book's event that changed it last
  PRIMARY KEY (market_id, selection)
) WITH (fillfactor = 70);

-- Every trade of every book.
CREATE TABLE read.trades (
  market_id  TEXT COLLATE "C" NOT NULL,
  seq        BIGINT   NOT NULL, -- of the book's event
  part       INTEGER  NOT NULL,
  selection  INTEGER  NOT NULL,
  tick       INTEGER  NOT NULL,
  price      BIGINT   NOT NULL,
  size       BIGINT   NOT NULL,
  taker      TEXT     NOT NULL, -- BUY or SELL
  at         BIGINT   NOT NULL,
  PRIMARY KEY (market_id, seq, part)
);

-- Open, high, low, close and volume in each interval that had a trade; "start" in seconds since 1970.
CREATE TABLE read.candles (
  market_id  TEXT COLLATE "C" NOT NULL,
  selection  INTEGER   NOT NULL,
  seconds    INTEGER   NOT NULL, -- 60, 300, 3600 or 86400
  start      BIGINT    NOT NULL,
  open       BIGINT    NOT NULL,
  high       BIGINT    NOT NULL,
  low        BIGINT    NOT NULL,
  close      BIGINT    NOT NULL,
  volume     BIGINT    NOT NULL,
  trades     BIGINT    NOT NULL,
  seq        BIGINT    NOT NULL,
  PRIMARY KEY (market_id, selection, seconds, start)
) WITH (fillfactor = 70);

-- The book at the end of each second in which it changed.
CREATE TABLE read.depth (
  market_id  TEXT COLLATE "C" NOT NULL,
  second     BIGINT    NOT NULL,
  seq        BIGINT    NOT NULL,
  levels     BIGINT[]  NOT NULL, -- selection, side (0 buy, 1 sell), tick, size, and so on: the best ten of each side
  PRIMARY KEY (market_id, second)
);
