-- What the feeds of notifications must know of all users at once; each row follows from events and can be made again.

-- Users that want to hear of a category that is off by default.
CREATE TABLE notification_wish (
  user_id   TEXT  NOT NULL,
  category  TEXT  NOT NULL,
  PRIMARY KEY (user_id, category)
);

-- Users whose wallet deals with a market that has not been settled.
CREATE TABLE notification_interest (
  market_id  TEXT    NOT NULL,
  user_id    TEXT    NOT NULL,
  since      BIGINT  NOT NULL, -- microseconds since 1970
  PRIMARY KEY (market_id, user_id)
);

-- Price alerts that wait.
CREATE TABLE price_alert (
  user_id         TEXT     NOT NULL,
  alert_id        TEXT     NOT NULL,
  market_id       TEXT     NOT NULL,
  kind            TEXT     NOT NULL,
  selection       INTEGER  NOT NULL,
  value           BIGINT   NOT NULL, -- in the unit of the kind
  window_seconds  INTEGER  NOT NULL,
  status          TEXT,
  from_seq        BIGINT   NOT NULL, -- number of the book's event after which it counts
  set_at          BIGINT   NOT NULL, -- microseconds since 1970
  PRIMARY KEY (user_id, alert_id)
);

CREATE INDEX price_alert_by_market ON price_alert (market_id);

-- From this key and a user's id follows the secret that signs calls of the user's webhook.
CREATE TABLE notification_key (
  only_row  BOOLEAN  PRIMARY KEY DEFAULT true CHECK (only_row),
  key       BYTEA    NOT NULL
);

INSERT INTO notification_key (key)
VALUES (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
