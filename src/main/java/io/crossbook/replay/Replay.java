package io.crossbook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.domain.money.Money;
import io.crossbook.replay.RecordedMessage.Definition;
import io.crossbook.replay.RecordedMessage.Runner;
import io.crossbook.replay.RecordedMessage.RunnerStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Walks one recording and makes an exchange do the same. */
final class Replay {
    private final Recording recording;
    private final RecordingSummary summary;
    private final ReplaySettings settings;
    private final ExchangeClient client;
    private final Accounts accounts;
    private final Workers workers;
    private final ProgressBar progress;
    private final MarketDesk market;
    private final RecordedMarket recorded = new RecordedMarket();
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Removals removals;
    private boolean open;
    private boolean opened;
    private boolean inPlay;
    private boolean tradingIsOver;
    private long startNanos;

    /** Creates the market; the recording has been read once, for its summary. */
    Replay(
            Recording recording,
            RecordingSummary summary,
            ReplaySettings settings,
            ExchangeClient client,
            Session admin,
            Accounts accounts,
            String clientRef,
            Workers workers,
            ProgressBar progress) {
        this.recording = recording;
        this.summary = summary;
        this.settings = settings;
        this.client = client;
        this.accounts = accounts;
        this.workers = workers;
        this.progress = progress;
        List<Runner> runners = summary.runners();
        this.market = MarketDesk.create(client, admin, clientRef, summary.first(), runners);
        this.removals = new Removals(summary.first().numberOfWinners());
        OrderDesk desk = new OrderDesk(client, market.marketId());
        runners.forEach(runner ->
                lanes.put(runner.id(), new Lane(runner.id(), desk, accounts, workers, client.statistics(), removals)));
    }

    ReplayResult run() {
        startNanos = client.ticker().nanos();
        progress.start(summary, client.statistics());
        recording.forEach(this::replay);
        if (open) {
            settleLanes();
            market.suspend();
        }
        if (!opened) {
            lanes.values().forEach(Lane::abandonOwed);
        }
        Map<String, String> traded = market.tradedVolume();
        List<String> winners = summary.winners();
        lanes.values().forEach(Lane::confirm);
        market.close();
        Optional<Money> commission = market.resolve(winners);
        JsonNode ended = market.awaitEnd(progress);
        Settlement settlement = settlement(ended.path("status").asText(), winners, commission);
        double seconds = client.ticker().secondsSince(startNanos);
        progress.finish();
        return new ReplayResult(
                recording.name(),
                market.marketId(),
                summary,
                selections(traded),
                settlement,
                client.statistics(),
                seconds);
    }

    private void replay(RecordedMessage message) {
        waitForItsTime(message);
        if (message.line() == summary.finalSuspensionLine()) {
            summary.lateTrades().forEach((id, trades) -> lanes.get(id).owe(trades));
        }
        Map<String, List<Trade>> trades = recorded.apply(message);
        if (!tradingIsOver) {
            trades.forEach((id, list) -> lanes.get(id).owe(list));
        }
        tradingIsOver |= message.line() == summary.finalSuspensionLine();
        Definition definition = recorded.definition().orElseThrow();
        boolean lapsed = removeRunners(definition);
        removed.forEach(id -> lanes.get(id).abandonOwed());
        if (open) {
            Set<String> touched = definition.isOpen() && !lapsed ? trades.keySet() : lanes.keySet();
            touched.forEach(this::steer);
        }
        follow(definition);
        progress.advance(message);
    }

    private void steer(String selectionId) {
        if (!removed.contains(selectionId)) {
            lanes.get(selectionId).steer(target(selectionId));
        }
    }

    private TargetBook target(String selectionId) {
        return recorded.runners().get(selectionId).target();
    }

    /** Brings our market to the recorded status, when all that was sent before has been done. */
    private void follow(Definition definition) {
        boolean turnsInPlay = definition.inPlay() && !inPlay;
        if (open && (!definition.isOpen() || turnsInPlay)) {
            settleLanes();
            market.suspend();
            open = false;
        }
        if (!open && definition.isOpen()) {
            if (turnsInPlay) {
                turnInPlay();
            }
            market.open();
            open = true;
            opened = true;
            lanes.keySet().forEach(this::steer);
        }
    }

    /** Only a suspended market can turn in-play, so one that begins in-play is opened and suspended first. */
    private void turnInPlay() {
        if (!opened) {
            market.open();
            market.suspend();
        }
        market.turnInPlay();
        inPlay = true;
    }

    private void settleLanes() {
        lanes.forEach((id, lane) -> {
            if (!removed.contains(id)) {
                lane.settle(target(id));
            }
        });
    }

    /** Says whether there was one to remove from a market that was opened, so that its orders have lapsed. */
    private boolean removeRunners(Definition definition) {
        boolean lapsed = false;
        for (Runner runner : definition.runners()) {
            if (runner.status() == RunnerStatus.REMOVED && removed.add(runner.id())) {
                settleLanes();
                market.remove(runner);
                if (opened) {
                    lanes.values().forEach(Lane::lapse);
                    removals.add(runner.id(), runner.reductionPercent());
                    lapsed = true;
                }
            }
        }
        return lapsed;
    }

    private void waitForItsTime(RecordedMessage message) {
        if (settings.speed() == 0) {
            return;
        }
        double elapsedMillis = (message.publishedAt() - summary.firstPublishedAt()) / settings.speed();
        long due = startNanos + (long) (elapsedMillis * 1e6);
        client.ticker().waitUntil(due);
    }

    private Settlement settlement(String status, List<String> winners, Optional<Money> commission) {
        List<Account> all = accounts.all();
        List<CompletableFuture<Money>> balances = new ArrayList<>();
        all.forEach(account ->
                balances.add(CompletableFuture.supplyAsync(() -> account.balance(client), workers.threads())));
        return Settlement.of(
                status,
                all,
                balances.stream().map(CompletableFuture::join).toList(),
                winners,
                summary.first().commissionPercent(),
                removals,
                commission);
    }

    private List<SelectionResult> selections(Map<String, String> traded) {
        List<SelectionResult> results = new ArrayList<>();
        for (Runner runner : summary.runners()) {
            RecordingSummary.Totals totals = summary.totals().get(runner.id());
            LaneTotals lane = lanes.get(runner.id()).totals();
            results.add(new SelectionResult(
                    runner.id(),
                    runner.name(),
                    totals.recorded(),
                    totals.corrected(),
                    lane.reproduced(),
                    lane.atPrice(),
                    lane.offLadder(),
                    lane.abandoned(),
                    lane.refusals(),
                    traded.getOrDefault(runner.id(), "")));
        }
        return results;
    }
}
