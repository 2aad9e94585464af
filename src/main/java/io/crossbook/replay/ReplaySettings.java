package io.crossbook.replay;

import io.crossbook.domain.money.Money;
import java.time.Duration;

/**
 * How to replay.
 *
 * @param speed how many recorded seconds pass in one, or 0 for as fast as possible
 * @param inFlight how many calls may wait for their answer at once
 * @param patience how long an unanswered call is repeated
 * @param deposit what each account pays in, at first and whenever it runs out
 */
record ReplaySettings(int makers, int takers, double speed, int inFlight, Duration patience, Money deposit) {}
