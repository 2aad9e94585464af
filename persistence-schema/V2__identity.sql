-- Who may log in, and their sessions. Passwords are kept as argon2id strings, refresh tokens as SHA-256.

CREATE TABLE users (
  id            TEXT         PRIMARY KEY,
  username      TEXT         NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9_.-]{3,32}$'),
  password_hash TEXT         NOT NULL,
  roles         TEXT[]       NOT NULL,
  created_at    TIMESTAMPTZ  NOT NULL
);

CREATE TABLE sessions (
  id         TEXT         PRIMARY KEY,
  user_id    TEXT         NOT NULL REFERENCES users (id),
  created_at TIMESTAMPTZ  NOT NULL,
  expires_at TIMESTAMPTZ  NOT NULL,
  revoked_at TIMESTAMPTZ
);

CREATE INDEX sessions_by_user ON sessions (user_id);

-- For the list of sessions whose access tokens may still be running.
CREATE INDEX sessions_by_revocation ON sessions (revoked_at) WHERE revoked_at IS NOT NULL;

-- A used token stays until its session goes: seeing it again means that somebody stole a copy.
CREATE TABLE refresh_tokens (
  hash       BYTEA        PRIMARY KEY,
  session_id TEXT         NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  issued_at  TIMESTAMPTZ  NOT NULL,
  used_at    TIMESTAMPTZ
);

CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
