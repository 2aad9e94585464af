-- Transactions of the payment provider that brought money in: a view like the others in this schema (V6__read_side.sql).
CREATE TABLE read.deposits (
  id         TEXT COLLATE "C" NOT NULL, -- the provider's
  status     TEXT     NOT NULL, -- CONFIRMED, CREDITED, SUSPENDED, DISMISSED
  recipient  TEXT     NOT NULL, -- whom the provider names
  user_id    TEXT COLLATE "C", -- whose it is; null while that is not decided
  amount     BIGINT   NOT NULL, -- micros
  currency   TEXT     NOT NULL,
  reason     TEXT, -- why it waited for a person; null when it never did
  at         BIGINT   NOT NULL, -- microseconds since 1970
  decided_by TEXT,
  note       TEXT,
  PRIMARY KEY (id)
);
CREATE INDEX deposits_by_status ON read.deposits (status, at, id);
