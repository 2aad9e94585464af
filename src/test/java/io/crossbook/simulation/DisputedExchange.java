package io.crossbook.simulation;

import io.crossbook.audit.Audit;
import io.crossbook.audit.JournalEntry;
import io.crossbook.market.Market;
import io.crossbook.market.MarketCommand;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.MarketEntity;
import io.crossbook.market.MarketEvent;
import io.crossbook.market.MarketReply;
import io.crossbook.market.MarketView;
import io.crossbook.market.ResolutionRules;
import io.crossbook.market.Schedule;
import io.crossbook.market.TestMatch;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.EntitySpec;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.wallet.BondView;
import io.crossbook.wallet.Wallet;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEntity;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import io.crossbook.wallet.WalletSettings;
import io.crossbook.wallet.WalletView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One user's wallet, one market, what is under way between them, and the officials: the smallest world of a bond. */
final class DisputedExchange {
    static final long BOND = 750_000_000;
    static final long DEPOSIT = 1_000_000_000;
    static final String USER = "alice";

    private static final String MARKET = "m";
    private static final long SECOND = 1_000_000;
    private static final MarketDefinition DEFINITION = TestMatch.definition("ref");
    static final Resolution LIONS = TestMatch.LIONS;
    static final Resolution BEARS = TestMatch.BEARS;

    /** An entity that can die: what it did not write down is gone then. */
    private final class Mortal<C extends Command<S, E, R>, E extends Event<S>, S extends Aggregate, R> {
        private final EntitySpec<C, E, S, R> spec;
        private final String id;
        private final List<E> journal = new ArrayList<>();
        private S state;

        Mortal(EntitySpec<C, E, S, R> spec, String id) {
            this.spec = spec;
            this.id = id;
            state = spec.empty(id);
        }

        /** Decides and writes; what is sent then leaves only if it lives long enough. */
        R take(C command, boolean dies) {
            now++;
            var decision = command.decide(state, now);
            for (E event : decision.events()) {
                Aggregate.record(state, event);
                journal.add(event);
                audit.see(JournalEntry.of(spec.name() + "|" + id, journal.size(), "", event));
            }
            if (dies) {
                die();
            } else {
                underWay.addAll(decision.outgoing());
                underWay.addAll(state.fresh(now));
            }
            return decision.reply();
        }

        void die() {
            state = spec.empty(id);
            journal.forEach(event -> Aggregate.record(state, event));
        }

        void wake() {
            spec.due(state, now).ifPresent(command -> take(command, false));
            underWay.addAll(state.overdue(now));
        }
    }

    private final Audit audit = Audit.following();
    private final Deque<Outgoing> underWay = new ArrayDeque<>();
    private final Mortal<WalletCommand, WalletEvent, Wallet, WalletReply> wallet =
            new Mortal<>(new WalletEntity(WalletSettings.DEFAULT), USER);
    private final Mortal<MarketCommand, MarketEvent, Market, MarketReply> market =
            new Mortal<>(new MarketEntity(), MARKET);
    private final String disputed;
    private long now = 1_800_000_000_000_000L;

    DisputedExchange() {
        wallet.take(new WalletCommand.Deposit("d", DEPOSIT), false);
        var rules = new ResolutionRules(2, 60, List.of(), 0, BOND);
        tell(new MarketCommand.CreateMarket(DEFINITION, Schedule.NONE, rules, "ann"));
        tell(new MarketCommand.OpenMarket(MarketCommand.ANY_VERSION, "ann"));
        tell(new MarketCommand.CloseMarket(MarketCommand.ANY_VERSION, "ann"));
        agree(LIONS);
        underWay.clear();
        disputed = look().proposal().proposalId();
    }

    private MarketReply tell(MarketCommand command) {
        return market.take(command, false);
    }

    private void agree(Resolution resolution) {
        tell(new MarketCommand.ResolveMarket(resolution, null, "ann"));
        tell(new MarketCommand.ApproveResolution(look().proposal().proposalId(), "ben"));
    }

    MarketView look() {
        return ((MarketReply.Viewed)
                        new MarketCommand.ViewMarket().decide(market.state, now).reply())
                .market();
    }

    WalletView funds() {
        return ((WalletReply.Viewed)
                        new WalletCommand.ViewWallet().decide(wallet.state, now).reply())
                .wallet();
    }

    BondView bond() {
        var all = ((WalletReply.Bonds)
                        new WalletCommand.ListBonds().decide(wallet.state, now).reply())
                .bonds();
        return all.get(0);
    }

    void reserve() {
        wallet.take(new WalletCommand.ReserveBond(MARKET, disputed, BOND, "offside"), false);
    }

    /** Somebody else's dispute, whose bond nobody here has to follow, gets there first. */
    void disputeFirst() {
        var other = new Mortal<WalletCommand, WalletEvent, Wallet, WalletReply>(
                new WalletEntity(WalletSettings.DEFAULT), "bob");
        other.take(new WalletCommand.Deposit("d", DEPOSIT), false);
        other.take(new WalletCommand.ReserveBond(MARKET, disputed, BOND, "hand"), false);
        tell(new MarketCommand.DisputeWithBond(new Message.Dispute(MARKET, "bob", disputed, BOND, "hand")));
        underWay.removeIf(message -> isOf("bob", message));
    }

    private static boolean isOf(String user, Outgoing message) {
        if (message instanceof Message.BondWord word) {
            return word.userId().equals(user);
        }
        return message instanceof Message.Dispute dispute && dispute.userId().equals(user);
    }

    /** What the officials do next: let the time pass, or answer a dispute by this result, null for too early. */
    void goOn(Resolution answer) {
        MarketView seen = look();
        if (seen.status() == MarketStatus.DISPUTED && answer == null) {
            tell(new MarketCommand.RejectResolution(seen.proposal().proposalId(), "still on", "ben"));
        } else if (seen.status() == MarketStatus.DISPUTED) {
            agree(answer);
        } else if (seen.status() == MarketStatus.CLOSED) {
            agree(LIONS);
        } else if (seen.status() == MarketStatus.PROPOSED) {
            now = Math.max(now, seen.proposal().finalAt());
            market.wake();
        }
    }

    /** Time enough for everybody to ask again. */
    void wait30Seconds() {
        now += 30 * SECOND;
        wallet.wake();
        if (look().status() != MarketStatus.PROPOSED) {
            market.wake();
        }
    }

    boolean isUnderWay() {
        return !underWay.isEmpty();
    }

    void lose() {
        underWay.poll();
    }

    void repeat() {
        if (isUnderWay()) {
            underWay.add(underWay.peek());
        }
    }

    void deliverLast() {
        if (isUnderWay()) {
            deliver(underWay.pollLast(), false);
        }
    }

    void deliver(boolean dies) {
        if (isUnderWay()) {
            deliver(underWay.poll(), dies);
        }
    }

    private void deliver(Outgoing message, boolean dies) {
        if (message instanceof Message.Dispute dispute) {
            market.take(new MarketCommand.DisputeWithBond(dispute), dies);
        } else if (message instanceof Message.BondWord word && word.userId().equals(USER)) {
            wallet.take(new WalletCommand.HearBond(word), dies);
        } else if (message instanceof Message.BondEnded ended) {
            market.take(new MarketCommand.NoteBondEnded(ended), dies);
        }
    }

    void everybodyDies() {
        wallet.die();
        market.die();
    }

    Audit audit() {
        return audit;
    }
}
