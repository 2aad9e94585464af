package io.crossbook.demo;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.MarketRejection;
import io.crossbook.market.MarketView;
import io.crossbook.market.ResolutionRules;
import io.crossbook.market.Schedule;
import io.crossbook.protocol.MarketStatus;
import io.crossbook.protocol.MarketSummary;
import io.crossbook.protocol.Resolution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Makes and opens the markets of the programme, and ends them: a few seconds after a close one official proposes the
 * result that the prices lead to, another approves it, and the slot's next market is made.
 */
final class Stage {
    private static final String OPENER = "demo-official-1";
    private static final String APPROVER = "demo-official-2";
    private static final long PAUSE = TimeUnit.SECONDS.toMicros(10);
    private static final Set<MarketStatus> WITHOUT_RESULT = EnumSet.of(MarketStatus.CLOSED, MarketStatus.PROPOSED);

    private static final class Place {
        private final Slot slot;
        private int number;
        private boolean made;
        private boolean issued;
        private Live live;

        /** Of the market with this number, null until it was seen. */
        private Schedule schedule;

        private Place(Slot slot) {
            this.slot = slot;
        }

        private void next() {
            number++;
            made = false;
            issued = false;
            live = null;
            schedule = null;
        }
    }

    private record Ending(Slot slot, int number) {}

    private final Floor floor;
    private final Bots bots;
    private final long seed;
    private final List<Place> places;
    private final Deque<Ending> endings = new ArrayDeque<>();
    private int turn;

    Stage(Floor floor, Bots bots, List<Slot> programme, long seed) {
        this.floor = floor;
        this.bots = bots;
        this.seed = seed;
        this.places = programme.stream().map(Place::new).toList();
    }

    /** Finds what is there already. */
    CompletionStage<Void> enter() {
        return floor.markets().list().thenAccept(this::find);
    }

    private void find(List<MarketSummary> markets) {
        Map<String, MarketStatus> known =
                markets.stream().collect(Collectors.toMap(MarketSummary::marketId, MarketSummary::status));
        for (Place place : places) {
            place.number = 0;
            while (known.containsKey(place.slot.marketId(place.number + 1))) {
                MarketStatus before = known.get(place.slot.marketId(place.number));
                if (place.slot.kind() != MarketKind.SPOT && before != null && WITHOUT_RESULT.contains(before)) {
                    endings.add(new Ending(place.slot, place.number));
                }
                place.number++;
            }
            place.made = known.containsKey(place.slot.marketId(place.number));
        }
    }

    /** The open markets, as they were a moment ago. */
    List<Live> live() {
        List<Live> open = new ArrayList<>();
        places.forEach(place -> Optional.ofNullable(place.live).ifPresent(open::add));
        return open;
    }

    /** Whether some market of the programme is not open yet. */
    boolean busy() {
        return places.stream().anyMatch(place -> place.live == null);
    }

    /** Looks after one slot and one market that ends. */
    CompletionStage<Void> step(long now) {
        Place place = places.get(turn++ % places.size());
        Optional<Schedule> schedule = schedule(place, now);
        if (schedule.isEmpty()) {
            return nothing();
        }
        return made(place, schedule.get())
                .thenCompose(market -> lead(place, market))
                .thenCompose(done -> endings.isEmpty() ? nothing() : end(endings.remove(), now));
    }

    /** The times of a new market; empty until the first market of the same event has some. */
    private Optional<Schedule> schedule(Place place, long now) {
        if (place.slot.beside().isEmpty() || place.made) {
            return Optional.of(place.slot.schedule(now));
        }
        return places.stream()
                .filter(first -> first.slot.key().equals(place.slot.beside()) && first.number == place.number)
                .findFirst()
                .map(first -> first.schedule);
    }

    private CompletionStage<MarketView> made(Place place, Schedule schedule) {
        Slot slot = place.slot;
        CompletionStage<MarketView> market = place.made
                ? floor.markets().get(slot.marketId(place.number))
                : floor.markets()
                        .create(slot.definition(place.number, schedule), schedule, ResolutionRules.TWO_PEOPLE, OPENER);
        // One that is there although the list did not say so is refused with other times, and found the next time.
        return market.whenComplete((view, trouble) -> place.made = trouble == null
                || Demo.isRefusal(trouble, MarketRejection.MARKET_EXISTS_WITH_DIFFERENT_TERMS)
                || (place.made && !Demo.isRefusal(trouble, MarketRejection.MARKET_NOT_FOUND)));
    }

    private CompletionStage<Void> lead(Place place, MarketView market) {
        place.schedule = market.schedule();
        if (market.status().isClosed()) {
            if (market.definition().terms().rules().settles()) {
                endings.add(new Ending(place.slot, place.number));
            }
            place.next();
            return nothing();
        }
        if (place.slot.kind() == MarketKind.SPOT && !place.issued) {
            return bots.issue(place.slot, market.marketId(), market.definition(), OPENER)
                    .thenAccept(done -> place.issued = true);
        }
        if (market.status() == MarketStatus.INACTIVE) {
            return floor.markets().open(market.marketId(), 0, OPENER).thenAccept(opened -> show(place, opened));
        }
        show(place, market);
        return nothing();
    }

    private void show(Place place, MarketView market) {
        place.live = market.status() == MarketStatus.OPEN ? Live.of(place.slot, place.number, market, seed) : null;
    }

    private CompletionStage<Void> end(Ending ending, long now) {
        return floor.markets()
                .get(ending.slot().marketId(ending.number()))
                .thenCompose(market -> end(ending, market, now))
                .handle((market, trouble) -> {
                    if (trouble != null || WITHOUT_RESULT.contains(market.status())) {
                        endings.add(ending);
                    }
                    return null;
                });
    }

    private CompletionStage<MarketView> end(Ending ending, MarketView market, long now) {
        if (now - market.updatedAt() > PAUSE) {
            if (market.status() == MarketStatus.CLOSED) {
                return floor.markets().resolve(market.marketId(), result(ending, market), OPENER);
            }
            if (isOurs(market)) {
                return floor.markets()
                        .approve(market.marketId(), market.proposal().proposalId(), APPROVER);
            }
        }
        return CompletableFuture.completedFuture(market);
    }

    private static boolean isOurs(MarketView market) {
        return market.status() == MarketStatus.PROPOSED
                && market.proposal() != null
                && !market.proposal().isApproved()
                && market.proposal().proposedBy().equals(OPENER);
    }

    private Resolution result(Ending ending, MarketView market) {
        int winner = new Fair(ending.slot(), ending.number(), market.schedule(), seed)
                .winner(market.schedule().closesAt());
        Set<Integer> winners = winner < 0 ? Set.of() : Set.of(winner);
        return new Resolution(Payouts.winners(market.definition().terms(), winners), "the result of the demo");
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }
}
