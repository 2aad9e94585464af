/**
 * Proves from the journal alone that no money was created, lost or stuck: reads every event and adds everything up
 * anew, with arithmetic of its own.
 *
 * <p>Imports: the event records of wallets, books and markets and the plain values in them; never their states, nor
 * domain.matching's book or domain.exposure's accounts, so that a mistake there cannot hide itself here.
 */
package io.crossbook.audit;
