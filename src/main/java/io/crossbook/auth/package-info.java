/**
 * Who is calling: users, passwords, sessions and tokens. Knows nothing of bets.
 * Imports: sourcing.
 */
package io.crossbook.auth;
