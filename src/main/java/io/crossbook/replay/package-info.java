/**
 * Drives a market from a recording of a real one through the public HTTP API, and compares what came out.
 *
 * <p>A recording is read twice: {@link io.crossbook.replay.RecordingSummary} first learns its totals, then
 * {@link io.crossbook.replay.Replay} walks it message by message. {@link io.crossbook.replay.Planner} says which orders
 * turn the book we have into the book and the trades that were recorded; {@link io.crossbook.replay.Lane} sends them,
 * as many at once as their order of effect allows. {@link io.crossbook.replay.SeasonCommand} makes the markets of a
 * season with the same client. May import domain.money and season and nothing else of ours: to the exchange it is a
 * client like any other.
 */
package io.crossbook.replay;
