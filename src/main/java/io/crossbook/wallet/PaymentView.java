package io.crossbook.wallet;

import io.crossbook.domain.money.Money;

/** A deposit or withdrawal; status DEPOSITED, PENDING, PAID_OUT or RETURNED. */
public record PaymentView(String id, String status, Money amount) {}
