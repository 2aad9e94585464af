/**
 * What is pushed to clients: one feed per node and market or user, which watches its entity, and the sockets that read
 * from the feeds. A feed keeps the present state with the sequence number at which each part of it last changed; what
 * a socket has missed since any number, for conflation, a slow reader or a resumed connection, is always the same
 * question. Imports: protocol, sourcing, domain, market definitions, notices, Akka streams; no entity, nothing of HTTP.
 */
package io.crossbook.streaming;
