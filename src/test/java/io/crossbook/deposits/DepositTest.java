package io.crossbook.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.Outgoing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One transaction is decided once, and told to its wallet until the wallet has it. */
class DepositTest {
    private static final long NOW = 1_800_000_000_000_000L;
    private static final long MINUTE = 60_000_000;
    private static final long AMOUNT = 10_000_000;

    private Deposit deposit = new Deposit("dep_1");
    private long now = NOW;

    private DepositReply send(DepositCommand command) {
        Decision<DepositEvent, DepositReply> decision = command.decide(deposit, now);
        decision.events().forEach(event -> Aggregate.record(deposit, event));
        return decision.reply();
    }

    private DepositReply take(String user, long amount, SuspenseReason trouble) {
        return send(new DepositCommand.TakeDeposit(user, amount, "EUR", trouble));
    }

    private void assertStanding(DepositReply reply, DepositStatus status) {
        assertThat(reply).isEqualTo(new DepositReply.Standing(status));
    }

    private void assertRefused(DepositReply reply, DepositRejection reason) {
        assertThat(reply).isEqualTo(new DepositReply.Refused(reason));
    }

    private void restart() {
        deposit = Deposit.of("dep_1", deposit.snapshot());
    }

    @Test
    void aTransactionOfAUserIsCreditedUntilTheWalletHasIt() {
        assertStanding(take("ann", AMOUNT, null), DepositStatus.CONFIRMED);
        List<Outgoing> credit = List.of(new Message.Credit("dep_1", "ann", AMOUNT));
        assertThat(deposit.fresh(now)).isEqualTo(credit);
        assertThat(deposit.overdue(now)).isEmpty();

        now += MINUTE;
        assertThat(deposit.overdue(now)).isEqualTo(credit);
        restart();
        assertThat(deposit.overdue(now)).isEqualTo(credit);
        assertThat(deposit.quiet()).isFalse();

        assertStanding(send(new DepositCommand.NoteCredited()), DepositStatus.CREDITED);
        now += MINUTE;
        assertThat(deposit.overdue(now)).isEmpty();
        assertThat(deposit.quiet()).isTrue();
    }

    @Test
    void howeverOftenItIsToldOfItIsDecidedOnce() {
        take("ann", AMOUNT, null);
        send(new DepositCommand.NoteCredited());
        long events = deposit.sequence();

        assertStanding(take("ann", AMOUNT, null), DepositStatus.CREDITED);
        assertThat(send(new DepositCommand.NoteCredited())).isEqualTo(new DepositReply.Awake(true));
        assertThat(deposit.sequence()).isEqualTo(events);
    }

    @Test
    void itIsNobodyElsesAndOfNoOtherAmountLater() {
        take("ann", AMOUNT, null);

        assertRefused(take("bob", AMOUNT, null), DepositRejection.DEPOSIT_EXISTS_WITH_DIFFERENT_TERMS);
        assertRefused(take("ann", AMOUNT + 1, null), DepositRejection.DEPOSIT_EXISTS_WITH_DIFFERENT_TERMS);
        assertThat(deposit.sequence()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeCreditedWaitsForAPerson(SuspenseReason reason) {
        assertStanding(take("nobody", AMOUNT, reason), DepositStatus.SUSPENDED);

        assertThat(deposit.overdue(now + MINUTE)).isEmpty();
        assertThat(deposit.quiet()).isTrue();
        restart();
        assertStanding(take("nobody", AMOUNT, null), DepositStatus.SUSPENDED);
        assertStanding(send(new DepositCommand.DismissDeposit("admin", "sent back")), DepositStatus.DISMISSED);
        assertStanding(send(new DepositCommand.DismissDeposit("admin", "sent back")), DepositStatus.DISMISSED);
        assertRefused(send(new DepositCommand.AssignDeposit("ann", "admin", "hers")), DepositRejection.DEPOSIT_DECIDED);
    }

    @Test
    void anUnknownUsersMoneyIsCreditedToWhomAPersonNames() {
        take("nobody", AMOUNT, SuspenseReason.UNKNOWN_USER);

        assertStanding(send(new DepositCommand.AssignDeposit("ann", "admin", "hers")), DepositStatus.CONFIRMED);
        assertThat(deposit.fresh(now)).isEqualTo(List.of(new Message.Credit("dep_1", "ann", AMOUNT)));
        assertStanding(send(new DepositCommand.AssignDeposit("ann", "admin", "hers")), DepositStatus.CONFIRMED);
        assertRefused(send(new DepositCommand.AssignDeposit("bob", "admin", "his")), DepositRejection.DEPOSIT_DECIDED);
        assertRefused(send(new DepositCommand.DismissDeposit("admin", "no")), DepositRejection.DEPOSIT_DECIDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_CURRENCY", "AMOUNT_TOO_LARGE", "CHARGEBACK"})
    void whatIsNoMoneyOfOursIsCreditedToNobody(SuspenseReason reason) {
        take("ann", AMOUNT, reason);

        assertRefused(
                send(new DepositCommand.AssignDeposit("ann", "admin", "hers")),
                DepositRejection.DEPOSIT_NOT_ASSIGNABLE);
    }

    @Test
    void moreThanAWalletMayHoldIsNotCredited() {
        assertStanding(take("ann", Deposit.AMOUNT_MAX + 1, null), DepositStatus.SUSPENDED);
    }

    @Test
    void whatNobodyHeardOfCannotBeDecided() {
        assertRefused(
                send(new DepositCommand.AssignDeposit("ann", "admin", "hers")), DepositRejection.DEPOSIT_NOT_FOUND);
        assertRefused(send(new DepositCommand.DismissDeposit("admin", "no")), DepositRejection.DEPOSIT_NOT_FOUND);
        assertThat(send(new DepositCommand.NoteCredited())).isEqualTo(new DepositReply.Awake(true));
        assertThat(deposit.sequence()).isZero();
    }
}
