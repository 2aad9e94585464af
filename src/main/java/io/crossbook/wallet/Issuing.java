package io.crossbook.wallet;

import io.crossbook.domain.exposure.MarketAccount;
import io.crossbook.sourcing.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides whether shares may be put into circulation in a wallet. */
final class Issuing {
    /** Most shares of one market in one wallet, in hundredths: ten thousand million. */
    static final long HELD_MAX = 1_000_000_000_000L;

    private Issuing() {}

    static Decision<WalletEvent, WalletReply> decide(Wallet wallet, WalletCommand.IssueShares issue, long now) {
        Standing standing = wallet.standing(issue.marketId());
        IssueData asked = new IssueData(issue.clientRef(), issue.size(), issue.price());
        IssueData known = standing == null ? null : standing.issued(issue.clientRef());
        if (known != null) {
            return known.equals(asked) ? issued(known) : refuse(WalletRejection.ISSUE_EXISTS_WITH_DIFFERENT_TERMS);
        }
        if (issue.market().rules().settles()) {
            return refuse(WalletRejection.NOT_A_STOCK);
        }
        if (!isReckonable(
                standing == null ? issue.market().rules().newAccount(issue.market()) : standing.account(), asked)) {
            return refuse(WalletRejection.INVALID_SIZE);
        }
        List<WalletEvent> events = new ArrayList<>(2);
        if (standing == null) {
            events.add(new WalletEvent.MarketEntered(
                    issue.marketId(), issue.market(), now, wallet.discountIn(issue.marketId())));
        }
        events.add(new WalletEvent.SharesIssued(
                issue.clientRef(), issue.marketId(), issue.market(), issue.size(), issue.price(), issue.by(), now));
        return Decision.persist(events, new WalletReply.SharesIssued(asked.clientRef(), asked.size(), asked.price()));
    }

    /** Whether the holding stays within what can be reckoned with. */
    private static boolean isReckonable(MarketAccount account, IssueData issue) {
        if (issue.size() <= 0 || issue.price() < 0 || issue.size() > HELD_MAX - account.sharesHeld()) {
            return false;
        }
        long costMax = Wallet.BALANCE_MAX - account.sharesCost();
        return Math.multiplyHigh(issue.price(), issue.size()) == 0
                && issue.price() * issue.size() >= 0
                && issue.price() * issue.size() <= costMax;
    }

    private static Decision<WalletEvent, WalletReply> issued(IssueData issue) {
        return Decision.reply(new WalletReply.SharesIssued(issue.clientRef(), issue.size(), issue.price()));
    }

    private static Decision<WalletEvent, WalletReply> refuse(WalletRejection reason) {
        return Decision.reply(new WalletReply.Refused(reason, Map.of()));
    }
}
