-- The same bet as one SQL transaction: what an exchange without actors and without a journal would do.
CREATE TABLE wallet (
  user_id   TEXT    PRIMARY KEY,
  balance   BIGINT  NOT NULL,
  reserved  BIGINT  NOT NULL DEFAULT 0
);

CREATE TABLE market (
  market_id  INTEGER  PRIMARY KEY
);

CREATE TABLE orders (
  order_id   TEXT         PRIMARY KEY,
  number     BIGSERIAL    NOT NULL UNIQUE,
  user_id    TEXT         NOT NULL,
  market_id  INTEGER      NOT NULL,
  selection  INTEGER      NOT NULL,
  is_buy     BOOLEAN      NOT NULL,
  tick       INTEGER      NOT NULL,
  -- ascending from the best price of its side
  rank       INTEGER      NOT NULL,
  size       BIGINT       NOT NULL,
  remaining  BIGINT       NOT NULL,
  placed_at  TIMESTAMPTZ  NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX orders_resting ON orders (market_id, selection, is_buy, rank, number) WHERE remaining > 0;

CREATE TABLE trade (
  trade_id   BIGSERIAL    PRIMARY KEY,
  taker      BIGINT       NOT NULL,
  maker      BIGINT       NOT NULL,
  tick       INTEGER      NOT NULL,
  size       BIGINT       NOT NULL,
  traded_at  TIMESTAMPTZ  NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE ledger (
  line_id    BIGSERIAL    PRIMARY KEY,
  user_id    TEXT         NOT NULL,
  number     BIGINT       NOT NULL,
  kind       TEXT         NOT NULL,
  amount     BIGINT       NOT NULL,
  booked_at  TIMESTAMPTZ  NOT NULL DEFAULT clock_timestamp()
);

-- Returns the size matched at once; a repeated order fails on its key. The market's row is locked because price-time
-- priority would not hold otherwise: two orders that cross each other must not miss each other.
CREATE FUNCTION place_bet(
  the_order TEXT, the_user TEXT, the_market INTEGER, the_selection INTEGER, buys BOOLEAN, limit_tick INTEGER,
  the_size BIGINT, liability BIGINT
) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
  own         BIGINT;
  rest        BIGINT := the_size;
  worst_rank  INTEGER := CASE WHEN buys THEN limit_tick ELSE -limit_tick END;
  part        BIGINT;
  maker       RECORD;
BEGIN
  UPDATE wallet SET reserved = reserved + liability WHERE user_id = the_user AND balance - reserved >= liability;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not enough money';
  END IF;
  PERFORM 1 FROM market WHERE market_id = the_market FOR UPDATE;
  INSERT INTO orders (order_id, user_id, market_id, selection, is_buy, tick, rank, size, remaining)
    VALUES (the_order, the_user, the_market, the_selection, buys, limit_tick, -worst_rank, the_size, the_size)
    RETURNING number INTO own;
  INSERT INTO ledger (user_id, number, kind, amount) VALUES (the_user, own, 'RESERVED', liability);
  FOR maker IN
    SELECT number, user_id, tick, remaining FROM orders
    WHERE market_id = the_market AND selection = the_selection AND is_buy = NOT buys AND remaining > 0
      AND rank <= worst_rank
    ORDER BY rank, number
  LOOP
    part := least(rest, maker.remaining);
    UPDATE orders SET remaining = remaining - part WHERE number = maker.number;
    INSERT INTO trade (taker, maker, tick, size) VALUES (own, maker.number, maker.tick, part);
    INSERT INTO ledger (user_id, number, kind, amount)
      VALUES (the_user, own, 'FILLED', part), (maker.user_id, maker.number, 'FILLED', part);
    rest := rest - part;
    EXIT WHEN rest = 0;
  END LOOP;
  IF rest < the_size THEN
    UPDATE orders SET remaining = rest WHERE number = own;
  END IF;
  RETURN the_size - rest;
END
$$;
