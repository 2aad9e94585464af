package io.crossbook.http;

import io.crossbook.deposits.Deposits;
import io.crossbook.payments.DepositIntake;
import io.crossbook.payments.PayoutInquiry;
import java.util.Optional;

/**
 * What the routes of payments need.
 *
 * @param intake of the provider's webhooks; empty when there is no provider, so that users pay in by themselves
 * @param users who has an account here
 * @param payouts what the provider says of withdrawals
 */
public record PaymentDesk(
        Optional<DepositIntake> intake, Deposits deposits, DepositIntake.UserCheck users, PayoutInquiry payouts) {}
