/**
 * The exchange in one thread under virtual time: the production cores of wallets, books, markets and deposits behind a
 * model of what carries them (ingress, atomic writes fenced by the journal's key, retries, waking, views, payment
 * provider), in a world whose every fault comes from one seed: small ones for a minute or two ({@link
 * io.crossbook.simulation.Simulation}), and the season of a league ({@link io.crossbook.simulation.Season}).
 *
 * <p>Imports: the entities with their specifications, protocol, sourcing, audit, season, the read side's rule of
 * progress. Nothing in production imports it but the commands.
 */
package io.crossbook.simulation;
