package io.crossbook.market;

import io.crossbook.protocol.BookControl;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.MarketSummary;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.protocol.SettlementProgress;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One market: its definition, where it stands in its life, and what its book and the catalogue must still be told. */
public final class Market extends Aggregate {
    private static final long SETTLING_CHECK_MICROS = 5_000_000;
    /** What the schedule has for the next while keeps the market busy; what comes later is left to the waker. */
    private static final long SOON_MICROS = 30_000_000;

    private final String marketId;
    private final List<RemovedSelection> removed = new ArrayList<>();
    private MarketDefinition definition;
    private Schedule schedule = Schedule.NONE;
    private final Proposals proposals = new Proposals();
    private MarketStatus status = MarketStatus.INACTIVE;
    private boolean inPlay;
    private long version;
    private Resolution resolution;
    private long createdAt;
    private MarketEvent.CorrectionProposed correction;
    private long settledAt;
    /** Hint: the version the book says it has reached. */
    private long bookVersion;
    /** Hint: the version the catalogue says it lists. */
    private long listedVersion;
    /** Hint: how far the settlement is. */
    private SettlementProgress progress;
    /** Hint: when somebody last looked whether there is anything to do. */
    private long lookedAt;

    private Retry bookRetry;
    private Retry listRetry;

    Market(String marketId) {
        this.marketId = marketId;
    }

    static Market of(String marketId, MarketSnapshot snapshot) {
        var market = new Market(marketId);
        market.restore(snapshot);
        return market;
    }

    private void restore(MarketSnapshot from) {
        definition = from.definition();
        status = from.status();
        inPlay = from.inPlay();
        version = from.version();
        removed.addAll(from.removed());
        resolution = from.resolution();
        createdAt = from.createdAt();
        correction = from.correction();
        settledAt = from.settledAt();
        schedule = from.schedule() == null ? Schedule.NONE : from.schedule();
        if (from.proposals() != null) {
            proposals.restore(from.proposals());
        }
        resumeAt(from.sequence(), from.lastAt());
    }

    MarketSnapshot snapshot() {
        return new MarketSnapshot(
                sequence(),
                lastAt(),
                definition,
                status,
                inPlay,
                version,
                List.copyOf(removed),
                resolution,
                createdAt,
                correction,
                settledAt,
                schedule,
                proposals.kept());
    }

    String marketId() {
        return marketId;
    }

    /** The definition, null before the market is made. */
    MarketDefinition definition() {
        return definition;
    }

    Schedule schedule() {
        return schedule;
    }

    /** What was proposed as the result; whoever changes it moves the market along. */
    Proposals proposals() {
        return proposals;
    }

    MarketStatus status() {
        return status;
    }

    boolean inPlay() {
        return inPlay;
    }

    long version() {
        return version;
    }

    Resolution resolution() {
        return resolution;
    }

    /** How many selections may still win. */
    int running() {
        return definition.selections().size() - removed.size();
    }

    boolean isRemoved(int selection) {
        return removed.stream().anyMatch(one -> one.selection() == selection);
    }

    void create(MarketDefinition given, long at) {
        if (definition != null) {
            throw new IllegalStateException("made twice: " + marketId);
        }
        definition = given;
        createdAt = at;
        nextVersion();
    }

    void schedule(Schedule given) {
        schedule = given;
    }

    void change(MarketStatus next) {
        status = next;
        nextVersion();
    }

    void turnInPlay() {
        inPlay = true;
        nextVersion();
    }

    void remove(RemovedSelection selection) {
        removed.add(selection);
        nextVersion();
    }

    void resolve(Resolution outcome) {
        resolution = outcome;
        proposals.bonds().judge(outcome.payouts());
        progress = null;
        change(MarketStatus.SETTLING);
    }

    /** Who has said that the result is wrong, null when nobody has. */
    MarketEvent.CorrectionProposed correction() {
        return correction;
    }

    void correction(MarketEvent.CorrectionProposed proposed) {
        correction = proposed;
    }

    /** When everybody was paid first, in microseconds; markets of before that was kept have done nothing since. */
    long settledAt() {
        return settledAt == 0 ? lastAt() : settledAt;
    }

    void settle(long at) {
        settledAt = settledAt == 0 ? at : settledAt;
        change(resolution.voided() ? MarketStatus.VOIDED : MarketStatus.SETTLED);
    }

    private void nextVersion() {
        version++;
        bookRetry = null;
        listRetry = null;
    }

    void hear(long reached, SettlementProgress settlement) {
        bookVersion = Math.max(bookVersion, reached);
        if (settlement != null && settlement.isNewerThan(progress)) {
            progress = settlement;
        }
    }

    void hearListed(long listed) {
        listedVersion = Math.max(listedVersion, listed);
    }

    BookControl control() {
        return definition.control(version, status, inPlay, removed, resolution);
    }

    MarketSummary summary() {
        return definition.summary(marketId, status, inPlay, version, createdAt);
    }

    MarketView view() {
        return new MarketView(
                marketId,
                definition,
                schedule,
                proposals.rules(),
                status,
                inPlay,
                version,
                removed,
                resolution,
                proposals.current(),
                proposals.disputes(),
                progress,
                createdAt,
                lastAt(),
                control());
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return overdue(now);
    }

    /** What the schedule does next, now or later; what has been done by hand is not among it. */
    Optional<ScheduledStep> nextScheduled() {
        return definition == null ? Optional.empty() : ScheduledStep.next(this);
    }

    /** Remembers the time, by which it knows whether something is to happen soon. */
    void look(long now) {
        lookedAt = Math.max(lookedAt, now);
    }

    private boolean isBusySoon() {
        return nextScheduled()
                .filter(next -> next.at() <= lookedAt + SOON_MICROS)
                .isPresent();
    }

    @Override
    public List<Outgoing> overdue(long now) {
        look(now);
        List<Outgoing> messages = new ArrayList<>(2);
        if (definition == null) {
            return messages;
        }
        if (bookVersion < version || status == MarketStatus.SETTLING) {
            bookRetry = bookRetry == null ? Retry.immediate(now) : bookRetry;
            if (bookRetry.isDue(now)) {
                messages.add(new Message.Control(marketId, control()));
                bookRetry = bookVersion < version
                        ? bookRetry.next(now, marketId)
                        : new Retry(SETTLING_CHECK_MICROS, now + SETTLING_CHECK_MICROS);
            }
        }
        if (listedVersion < version) {
            listRetry = listRetry == null ? Retry.immediate(now) : listRetry;
            if (listRetry.isDue(now)) {
                messages.add(new Message.Listing(summary()));
                listRetry = listRetry.next(now, marketId);
            }
        }
        messages.addAll(proposals.bonds().due(marketId, now));
        return messages;
    }

    @Override
    public boolean quiet() {
        return definition == null
                || (bookVersion >= version
                        && listedVersion >= version
                        && status != MarketStatus.SETTLING
                        && proposals.bonds().quiet()
                        && !isBusySoon());
    }
}
