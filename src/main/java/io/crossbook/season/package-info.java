/**
 * A season of a league: its schedule file, and the market that each fixture of it becomes. Whoever makes these markets,
 * over the API or in a simulation, has them from here.
 *
 * <p>Imports nothing of ours.
 */
package io.crossbook.season;
