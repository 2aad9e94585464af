-- The key that signs access tokens, so that every node takes what another has issued. Empty while
-- crossbook.auth.key-file names a file instead.
CREATE TABLE token_key (
  only_row  BOOLEAN  PRIMARY KEY DEFAULT true CHECK (only_row),
  jwk       TEXT     NOT NULL -- RFC 7517, with the private part
);
