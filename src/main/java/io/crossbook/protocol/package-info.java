/**
 * The words that wallets, books and markets exchange: orders, effects, control messages. Data only.
 * Imports: domain and sourcing.
 */
package io.crossbook.protocol;
