-- How often the payment provider was asked for a withdrawal that it has not decided yet, and what it last said. Written
-- by the node of the wallet, for people who look on; nothing depends on it.
CREATE TABLE payout_attempts (
  user_id     TEXT COLLATE "C" NOT NULL,
  client_ref  TEXT     NOT NULL,
  attempts    INTEGER  NOT NULL,
  at          BIGINT   NOT NULL, -- of the last, microseconds since 1970
  word        TEXT     NOT NULL,
  PRIMARY KEY (user_id, client_ref)
) WITH (fillfactor = 70);
