-- What the office counts by day over all users.
CREATE INDEX activity_by_day ON read.activity (day);
