package io.crossbook.payments;

import io.crossbook.protocol.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes withdrawals to the provider and its word back to the wallets. A wallet hands a withdrawal over again and again
 * until it has that word, so nothing is kept here: what finds no room, or gets no clear answer, is left to the next
 * time. One withdrawal is never asked for twice at the same time by one node.
 *
 * <p>While the provider surely remembers the reference, the payout itself is asked for; later only what became of it,
 * and if that stays unknown people have to look.
 */
public final class Payouts {
    private static final Logger LOG = LoggerFactory.getLogger(Payouts.class);
    /** Wallets ask again every 30 seconds at the latest; one that has not for so long is asked for by another node. */
    private static final Duration REVIEW_SEEN = Duration.ofMinutes(2);

    private final PaymentProvider provider;
    private final Verdicts verdicts;
    private final PaymentSettings settings;
    private final InstantSource clock;
    private final Queue<Message.PayOut> waiting = new ArrayDeque<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Long> reviews = new ConcurrentHashMap<>();
    private final Map<Result, LongAdder> results = new EnumMap<>(Result.class);
    private int running;

    /** How an attempt ended; put off are those for which there was no room. */
    public enum Result {
        PAID,
        REFUSED,
        UNKNOWN,
        PUT_OFF
    }

    /** Where the provider's word goes; the wallets, in the exchange. */
    public interface Verdicts {
        /** It was paid out. */
        void paid(String userId, String withdrawalId, String providerRef);

        /** It never will be. */
        void refused(String userId, String withdrawalId, String reason);

        /** It does not say; the withdrawal stays under way. */
        void unknown(String userId, String withdrawalId, String detail);
    }

    public Payouts(PaymentProvider provider, Verdicts verdicts, PaymentSettings settings, InstantSource clock) {
        this.provider = provider;
        this.verdicts = verdicts;
        this.settings = settings;
        this.clock = clock;
        for (Result result : Result.values()) {
            results.put(result, new LongAdder());
        }
    }

    /** Takes a withdrawal on, unless it is under way already or too many wait. Never blocks. */
    public void payOut(Message.PayOut request) {
        String reference = Payout.of(request).reference();
        boolean full;
        synchronized (this) {
            if (!taken.add(reference)) {
                return;
            }
            full = waiting.size() >= settings.queue();
            if (full) {
                taken.remove(reference);
            } else {
                waiting.add(request);
            }
        }
        if (full) {
            results.get(Result.PUT_OFF).increment();
            LOG.warn("too many withdrawals wait for the payment provider, {} is put off", reference);
        }
        runNext();
    }

    private void runNext() {
        Message.PayOut next;
        synchronized (this) {
            if (running >= settings.parallel() || waiting.isEmpty()) {
                return;
            }
            running++;
            next = waiting.remove();
        }
        attempt(next);
    }

    private void attempt(Message.PayOut request) {
        Payout payout = Payout.of(request);
        boolean remembered = now() - request.reservedAt() < settings.retryWindowMicros();
        ask(payout, remembered)
                .exceptionally(trouble -> new PayoutOutcome.Unknown(trouble.toString()))
                .thenAccept(outcome -> pass(request, payout.reference(), outcome, remembered))
                .whenComplete((done, trouble) -> {
                    if (trouble != null) {
                        LOG.error("a fault in the payout {}, to be mended", payout.reference(), trouble);
                    }
                    release(payout.reference());
                    runNext();
                });
    }

    private CompletionStage<PayoutOutcome> ask(Payout payout, boolean remembered) {
        try {
            return remembered ? provider.payOut(payout) : provider.find(payout);
        } catch (RuntimeException e) {
            LOG.error("a fault in asking for the payout {}, to be mended", payout.reference(), e);
            return CompletableFuture.completedFuture(new PayoutOutcome.Unknown("a fault of ours"));
        }
    }

    private synchronized void release(String reference) {
        running--;
        taken.remove(reference);
    }

    private void pass(Message.PayOut request, String reference, PayoutOutcome outcome, boolean remembered) {
        if (outcome instanceof PayoutOutcome.Paid paid) {
            results.get(Result.PAID).increment();
            reviews.remove(reference);
            verdicts.paid(request.userId(), request.withdrawalId(), paid.providerRef());
        } else if (outcome instanceof PayoutOutcome.Refused refused) {
            results.get(Result.REFUSED).increment();
            reviews.remove(reference);
            LOG.info("the payment provider refuses {} for good: {}", reference, refused.reason());
            verdicts.refused(request.userId(), request.withdrawalId(), refused.reason());
        } else if (outcome instanceof PayoutOutcome.Unknown unknown) {
            results.get(Result.UNKNOWN).increment();
            verdicts.unknown(request.userId(), request.withdrawalId(), unknown.detail());
            leave(reference, unknown, remembered);
        }
    }

    private void leave(String reference, PayoutOutcome.Unknown unknown, boolean remembered) {
        if (remembered) {
            LOG.info(
                    "the outcome of payout {} is unknown, it will be asked for again: {}", reference, unknown.detail());
        } else if (reviews.put(reference, now()) == null) {
            LOG.warn(
                    "payout {} needs review: after {} the payment provider still doesn't say what became of it ({});"
                            + " the money stays set aside",
                    reference,
                    settings.retryWindow(),
                    unknown.detail());
        }
    }

    /** Attempts that ended so since this node started. */
    public long count(Result result) {
        return results.get(result).sum();
    }

    /** Withdrawals of wallets on this node whose fate people have to find out. */
    public int reviews() {
        long since = now() - TimeUnit.NANOSECONDS.toMicros(REVIEW_SEEN.toNanos());
        reviews.values().removeIf(seen -> seen < since);
        return reviews.size();
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
