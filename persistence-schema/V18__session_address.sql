-- Where a session was begun, so that its owner can tell it from a stranger's. Older ones do not say.
ALTER TABLE sessions ADD COLUMN address TEXT;
