-- Snapshots of wallets and books did not keep the odds of bets, which are needed when a runner leaves. Events stay for
-- ever, so without them an entity only takes longer to recover, once.
DELETE FROM snapshot WHERE persistence_id LIKE 'Wallet|%' OR persistence_id LIKE 'OrderBook|%';
