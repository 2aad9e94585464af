-- Members of a cluster on this database, each of which writes its own row every second (app.heartbeat). Two clusters
-- that know nothing of each other find out here.
CREATE TABLE node_heartbeat (
  address    text        PRIMARY KEY, -- as Akka writes it: akka://crossbook@host:port
  uid        bigint      NOT NULL,    -- of this life of the node; another one after a restart
  oldest     text        NOT NULL,    -- the cluster's oldest member, as this node sees it
  members    integer     NOT NULL,    -- of the cluster, as this node sees them
  beaten_at  timestamptz NOT NULL     -- the database's clock
);
