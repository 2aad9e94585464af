package io.crossbook.readside.wallet;

/** What an order is known by. */
record OrderKey(String userId, String clientOrderId) {}
