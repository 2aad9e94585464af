package io.crossbook.readside.log;

import io.crossbook.controls.SwitchEvent.SwitchSet;
import io.crossbook.controls.SwitchScope;
import io.crossbook.deposits.DepositEvent.DepositAssigned;
import io.crossbook.deposits.DepositEvent.DepositDismissed;
import io.crossbook.deposits.DepositEvent.DepositSuspended;
import io.crossbook.domain.money.Decimals;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Size;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketEvent.CorrectionProposed;
import io.crossbook.market.MarketEvent.MarketResolved;
import io.crossbook.market.MarketEvent.MarketSettled;
import io.crossbook.market.MarketEvent.ResolutionProposed;
import io.crossbook.market.MarketEvent.ResultCorrected;
import io.crossbook.market.MarketEvent.ResultReported;
import io.crossbook.market.MarketEvent.SelectionRemoved;
import io.crossbook.protocol.Resolution;
import io.crossbook.readside.Recorded;
import io.crossbook.readside.View;
import io.crossbook.readside.ViewGroup;
import io.crossbook.wallet.WalletEvent.DiscountSet;
import io.crossbook.wallet.WalletEvent.SharesIssued;
import java.util.List;
import java.util.Optional;

/** The parts of the log; each belongs to the group of views that follows its kind of entity. */
public final class LogViews {
    /** The group of all views that follow the trading switches. */
    public static final ViewGroup GROUP = new ViewGroup("switch", "Switches", () -> List.of(switches()));

    private static final int PERCENT_SCALE = 2;

    private LogViews() {}

    /** Everything that happened to markets. */
    public static View markets() {
        return new LogView(
                "market_log",
                "INSERT INTO market_log SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                LogViews::ofMarket);
    }

    /** What people did to wallets. */
    public static View wallets() {
        return new LogView(
                "wallet_log",
                "INSERT INTO wallet_log SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                LogViews::ofWallet);
    }

    /** What came in that nobody could place, and what people decided about it. */
    public static View deposits() {
        return new LogView(
                "deposit_log",
                "INSERT INTO deposit_log SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                LogViews::ofDeposit);
    }

    private static View switches() {
        return new LogView(
                "switch_log",
                "INSERT INTO switch_log SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                LogViews::ofSwitch);
    }

    private static String action(Recorded recorded) {
        return recorded.event().getClass().getSimpleName();
    }

    private static Optional<LogLine> ofMarket(Recorded recorded) {
        MarketEvent event = (MarketEvent) recorded.event();
        return Optional.of(new LogLine(
                action(recorded),
                event.by(),
                recorded.entityId(),
                null,
                detail(event).orElse(null),
                event.reason()));
    }

    private static Optional<String> detail(MarketEvent event) {
        if (event instanceof SelectionRemoved gone) {
            return Optional.of("Selection " + (gone.removed().selection() + 1) + ", reduction "
                    + percent(gone.removed().reductionHundredths()));
        } else if (event instanceof MarketSettled settled) {
            return Optional.of(settled.users() + " users");
        }
        return resolution(event).filter(Resolution::voided).map(result -> "Void");
    }

    private static Optional<Resolution> resolution(MarketEvent event) {
        if (event instanceof ResolutionProposed proposed) {
            return Optional.of(proposed.resolution());
        } else if (event instanceof ResultReported reported) {
            return Optional.of(reported.resolution());
        } else if (event instanceof MarketResolved resolved) {
            return Optional.of(resolved.resolution());
        } else if (event instanceof CorrectionProposed proposed) {
            return Optional.of(proposed.resolution());
        } else if (event instanceof ResultCorrected corrected) {
            return Optional.of(corrected.resolution());
        }
        return Optional.empty();
    }

    private static Optional<LogLine> ofWallet(Recorded recorded) {
        String userId = recorded.entityId();
        if (recorded.event() instanceof DiscountSet set) {
            return Optional.of(
                    new LogLine(action(recorded), set.by(), null, userId, percent(set.discountBps()), set.reason()));
        } else if (recorded.event() instanceof SharesIssued issued) {
            String detail = Size.format(issued.size()) + " shares";
            return Optional.of(new LogLine(action(recorded), issued.by(), issued.marketId(), userId, detail, null));
        }
        return Optional.empty();
    }

    private static Optional<LogLine> ofDeposit(Recorded recorded) {
        if (recorded.event() instanceof DepositSuspended waits) {
            String detail = Money.ofMicros(waits.amount()) + " " + waits.currency() + ", " + waits.reason();
            return Optional.of(new LogLine(action(recorded), null, null, null, detail, null));
        } else if (recorded.event() instanceof DepositAssigned assigned) {
            return Optional.of(
                    new LogLine(action(recorded), assigned.by(), null, assigned.userId(), null, assigned.reason()));
        } else if (recorded.event() instanceof DepositDismissed dismissed) {
            return Optional.of(new LogLine(action(recorded), dismissed.by(), null, null, null, dismissed.reason()));
        }
        return Optional.empty();
    }

    private static Optional<LogLine> ofSwitch(Recorded recorded) {
        SwitchSet set = (SwitchSet) recorded.event();
        return Optional.of(new LogLine(
                action(recorded),
                set.by(),
                set.scope() == SwitchScope.MARKET ? set.subject() : null,
                set.scope() == SwitchScope.USER ? set.subject() : null,
                set.mode().name(),
                set.reason()));
    }

    private static String percent(int hundredths) {
        return Decimals.format(hundredths, PERCENT_SCALE, PERCENT_SCALE) + " %";
    }
}
