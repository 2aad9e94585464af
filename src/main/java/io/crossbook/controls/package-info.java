/**
 * Switches by which people stop trading: for the whole exchange, a market or a user. One entity holds them all; every
 * node asks it every second.
 * Imports: sourcing; Akka only in the shell and the client.
 */
package io.crossbook.controls;
