/**
 * Placing, finding and cancelling orders across wallet and book: the sagas. The durable state of a placement is the
 * wallet's reservation; what lives here is the request's own short life and its timeline.
 * Imports: the entities' clients, protocol, sourcing.
 */
package io.crossbook.placement;
