-- Entities that wrote to the journal and may have something unresolved (placement.WakeList).
CREATE TABLE wake_horizon (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- highest journal number whose writer is on the list or was quiet since
  ordering bigint NOT NULL
);

INSERT INTO wake_horizon (ordering) VALUES (0);

CREATE TABLE wake_list (
  persistence_id text PRIMARY KEY
);
