package io.crossbook.simulation;

import io.crossbook.audit.JournalEntry;
import io.crossbook.deposits.DepositCommand;
import io.crossbook.deposits.DepositEvent;
import io.crossbook.deposits.DepositReply;
import io.crossbook.deposits.DepositStatus;
import io.crossbook.deposits.Deposits;
import io.crossbook.deposits.SuspenseReason;
import io.crossbook.protocol.Message;
import io.crossbook.wallet.WalletCommand;
import io.crossbook.wallet.WalletEvent;
import io.crossbook.wallet.WalletReply;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Money that comes in by the payment provider: what its books say, the webhooks by which it tells of it until it is
 * answered, forged ones, the intake that believes only the books, and the person who decides what names nobody. No
 * wallet may have what the books do not, and in the end every transaction is in a wallet or dismissed.
 */
final class PayIns {
    private static final String NOBODY = "nobody";
    private static final String CURRENCY = "EUR";
    private static final String PERSON = "cashier";
    private static final long TELL_EVERY = 5 * Durations.SECOND;
    private static final long DECIDE_EVERY = 3 * Durations.SECOND;

    private final World world;
    private final Map<String, Transfer> books = new TreeMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    /** A settled transaction. */
    record Transfer(String recipient, long amount) {}

    /**
     * What somebody says by a webhook.
     *
     * @param genuine whether it has the provider's signature
     */
    record Webhook(String transactionId, Transfer transfer, boolean genuine) {}

    PayIns(World world) {
        this.world = world;
    }

    /** A user has paid the provider; some get the recipient wrong. */
    void transfer(String userId, long amount) {
        Weather weather = world.weather();
        String id = world.nextId("t");
        var transfer = new Transfer(weather.oneIn(10) ? NOBODY : userId, amount);
        books.put(id, transfer);
        tell(id, transfer);
        if (weather.strikes(Fault.WEBHOOK_FORGED)) {
            String known = weather.oneIn(2) ? id : world.nextId("forged");
            var forged = new Transfer(userId, amount + Durations.SECOND);
            arrive(new Webhook(known, forged, false), weather.between(1, 3 * Durations.SECOND));
        }
    }

    /** Again and again until it is answered. */
    private void tell(String id, Transfer transfer) {
        if (answered.contains(id)) {
            return;
        }
        Weather weather = world.weather();
        if (!weather.strikes(Fault.WEBHOOK_LOST)) {
            var webhook = new Webhook(id, transfer, true);
            arrive(webhook, someTime());
            if (weather.strikes(Fault.WEBHOOK_DOUBLED)) {
                arrive(webhook, someTime());
            }
        }
        world.schedule().after(TELL_EVERY, () -> tell(id, transfer));
    }

    private long someTime() {
        Weather weather = world.weather();
        return weather.strikes(Fault.WEBHOOK_LATE)
                ? weather.lateness()
                : weather.between(Durations.MILLI, Durations.SECOND);
    }

    private void arrive(Webhook webhook, long delay) {
        world.schedule().after(delay, () -> hear(webhook));
    }

    private void hear(Webhook webhook) {
        world.chronicle().note("provider", "Webhook", webhook);
        String id = webhook.transactionId();
        Transfer transfer = world.parts().believed(webhook, books.get(id));
        if (transfer == null) {
            return;
        }
        boolean known = world.wallet(transfer.recipient()) != null;
        var take = new DepositCommand.TakeDeposit(
                transfer.recipient(), transfer.amount(), CURRENCY, known ? null : SuspenseReason.UNKNOWN_USER);
        world.network().ask(world.deposit(id), take, reply -> {
            if (reply instanceof DepositReply.Standing standing && answered.add(id)) {
                if (standing.status() == DepositStatus.SUSPENDED) {
                    decide(id, someDecision());
                }
            }
        });
    }

    private DepositCommand someDecision() {
        Weather weather = world.weather();
        String userId =
                world.bettors().get(weather.below(world.bettors().size())).userId();
        return weather.oneIn(3)
                ? new DepositCommand.DismissDeposit(PERSON, "sent back")
                : new DepositCommand.AssignDeposit(userId, PERSON, "wrote to us");
    }

    /** A person decides, and looks until it is so. */
    private void decide(String id, DepositCommand decision) {
        boolean[] done = {false};
        world.network().ask(world.deposit(id), decision, reply -> done[0] = reply instanceof DepositReply.Standing);
        world.schedule().after(DECIDE_EVERY, () -> {
            if (!done[0]) {
                decide(id, decision);
            }
        });
    }

    /** A transaction tells its wallet, and the wallet's word goes back. */
    void credit(Message.Credit credit) {
        var deposit = new WalletCommand.Deposit(Deposits.REFERENCE_PREFIX + credit.transactionId(), credit.amount());
        world.network().ask(world.wallet(credit.userId()), deposit, reply -> {
            if (reply instanceof WalletReply.Payment) {
                world.deposit(credit.transactionId()).tell(new DepositCommand.NoteCredited(), ignored -> {});
            }
        });
    }

    /** Holds what wallets write down against the provider's books. */
    void see(JournalEntry entry) {
        if (entry.event() instanceof WalletEvent.Deposited deposited
                && deposited.clientRef().startsWith(Deposits.REFERENCE_PREFIX)) {
            String id = deposited.clientRef().substring(Deposits.REFERENCE_PREFIX.length());
            Transfer transfer = books.get(id);
            if (transfer == null || transfer.amount() != deposited.amount()) {
                throw new Violation(entry.persistenceId() + " has what the provider has not: " + deposited);
            }
        } else if (entry.event() instanceof DepositEvent.DepositCredited
                || entry.event() instanceof DepositEvent.DepositDismissed) {
            ended.add(entry.entityId());
        }
    }

    /** Everything that came in is in a wallet, or a person sent it back. */
    void requireAllEnded() {
        for (String id : books.keySet()) {
            FinalChecks.require(ended.contains(id), "transaction " + id + " got stuck: " + books.get(id));
        }
    }
}
