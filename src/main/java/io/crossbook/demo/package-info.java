/**
 * Markets and bots that show a newcomer an exchange at work: {@code Programme} says which markets there are,
 * {@code Fair} what their selections are worth at any time, {@code Stage} makes, opens and ends them, {@code Makers}
 * and {@code Takers} trade them, and {@code Demo} lets all of that go on, once in a cluster. Everything that has to
 * survive is in the exchange itself: a market's id follows from its place and number, a price from seed and time, and
 * orders left behind are cancelled at the start.
 * Imports: domain, sourcing, protocol, the clients of entities, placement; nobody but the program knows it.
 */
package io.crossbook.demo;
