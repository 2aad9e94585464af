-- What a bet counts with after runners have left its market: odds in 1e-4, 0 when it is void, NULL as it was matched.
ALTER TABLE read.bets ADD COLUMN settled_price BIGINT;
