package io.crossbook.replay;

import io.crossbook.replay.RecordedMessage.Definition;
import io.crossbook.replay.RecordedMessage.RunnerChange;
import io.crossbook.replay.RecordedMessage.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recorded market as of the last message applied. */
final class RecordedMarket {
    private final Map<String, RecordedRunner> runners = new LinkedHashMap<>();
    private Definition definition;
    private long crossedUpdates;

    /**
     * Applies one message and returns the trades per selection it names; a selection without trades has an empty
     * list.
     */
    Map<String, List<Trade>> apply(RecordedMessage message) {
        boolean wasOpen = isOpen();
        message.definition().ifPresent(next -> definition = next);
        if (definition == null) {
            throw new BadRecordingException("line " + message.line() + " changes a market that is not defined yet");
        }
        definition.runners().forEach(runner -> runners.computeIfAbsent(runner.id(), id -> new RecordedRunner()));
        if (isOpen() && !wasOpen) {
            runners.values().forEach(RecordedRunner::reopened);
        }
        Map<String, List<Trade>> trades = new LinkedHashMap<>();
        for (RunnerChange change : message.changes()) {
            RecordedRunner runner = runner(message, change.selectionId());
            boolean replaces = message.image() && !trades.containsKey(change.selectionId());
            List<Trade> traded = runner.apply(change, replaces, wasOpen || isOpen(), message.line());
            trades.computeIfAbsent(change.selectionId(), id -> new ArrayList<>());
            if (definition.status() != Status.CLOSED) {
                runner.count(traded);
                trades.get(change.selectionId()).addAll(traded);
            }
        }
        trades.keySet().forEach(id -> crossedUpdates += runners.get(id).isCrossed() ? 1 : 0);
        return trades;
    }

    private RecordedRunner runner(RecordedMessage message, String selectionId) {
        RecordedRunner runner = runners.get(selectionId);
        if (runner == null) {
            throw new BadRecordingException(
                    "line " + message.line() + " changes runner " + selectionId + ", which the market does not have");
        }
        return runner;
    }

    boolean isOpen() {
        return definition != null && definition.isOpen();
    }

    Optional<Definition> definition() {
        return Optional.ofNullable(definition);
    }

    Map<String, RecordedRunner> runners() {
        return runners;
    }

    /** How many times a message left a runner with crossed levels. */
    long crossedUpdates() {
        return crossedUpdates;
    }
}
