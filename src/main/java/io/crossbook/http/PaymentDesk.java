package io.crossbook.http;

import io.crossbook.deposits.Deposits;
import io.crossbook.payments.DepositIntake;
import java.util.Optional;

/**
 * What the routes of payments need.
 *
 * @param intake of the provider's webhooks; empty when there is no provider, so that users pay in by themselves
 * @param users who has an account here
 */
public record PaymentDesk(Optional<DepositIntake> intake, Deposits deposits, DepositIntake.UserCheck users) {}
