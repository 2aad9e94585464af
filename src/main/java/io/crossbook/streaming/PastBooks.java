package io.crossbook.streaming;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books as they were at the numbers with which clients come back, from the journal. One replay of a market serves all
 * who wait for it, a few markets are replayed at a time, and nobody waits for long.
 */
final class PastBooks {
    private static final Logger LOG = LoggerFactory.getLogger(PastBooks.class);
    private static final int NUMBERS_MAX = 64;
    private static final int REMEMBERED_MAX = 256;

    private record Key(String marketId, long seq) {}

    private final PastBook.Journal journal;
    private final StreamSettings.Resume settings;
    private final Map<String, TreeMap<Long, CompletableFuture<Optional<PastBook>>>> wanted = new HashMap<>();
    private final Deque<String> line = new ArrayDeque<>();
    private final Map<Key, PastBook> remembered = new LinkedHashMap<>();
    private int running;

    PastBooks(PastBook.Journal journal, StreamSettings.Resume settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /** The book as it was, empty when that takes too long to find out; never fails. */
    CompletionStage<Optional<PastBook>> of(String marketId, long seq) {
        if (seq < 0 || seq > settings.eventsMax()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (seq == 0) {
            return CompletableFuture.completedFuture(Optional.of(PastBook.EMPTY));
        }
        CompletableFuture<Optional<PastBook>> answer;
        synchronized (this) {
            PastBook known = remembered.get(new Key(marketId, seq));
            if (known != null) {
                return CompletableFuture.completedFuture(Optional.of(known));
            }
            var numbers = wanted.computeIfAbsent(marketId, fresh -> {
                line.add(marketId);
                return new TreeMap<>();
            });
            if (numbers.size() >= NUMBERS_MAX && !numbers.containsKey(seq)) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            answer = numbers.computeIfAbsent(seq, fresh -> new CompletableFuture<>());
        }
        work();
        return answer.copy()
                .completeOnTimeout(Optional.empty(), settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        String marketId;
        TreeMap<Long, CompletableFuture<Optional<PastBook>>> numbers;
        synchronized (this) {
            if (running >= settings.atOnce() || line.isEmpty()) {
                return;
            }
            running++;
            marketId = line.poll();
            numbers = wanted.remove(marketId);
        }
        read(marketId, new TreeSet<>(numbers.keySet())).whenComplete((books, failure) -> {
            if (failure != null) {
                LOG.warn("the past of market {} cannot be read: {}", marketId, failure.toString());
            }
            Map<Long, PastBook> found = new HashMap<>();
            if (books != null) {
                books.forEach(book -> found.put(book.seq(), book));
            }
            ended(marketId, found);
            numbers.forEach((seq, answer) -> answer.complete(Optional.ofNullable(found.get(seq))));
            work();
        });
    }

    private CompletionStage<List<PastBook>> read(String marketId, SortedSet<Long> numbers) {
        try {
            return journal.books(marketId, numbers);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private synchronized void ended(String marketId, Map<Long, PastBook> found) {
        running--;
        found.forEach((seq, book) -> remembered.put(new Key(marketId, seq), book));
        Iterator<Key> oldest = remembered.keySet().iterator();
        while (remembered.size() > REMEMBERED_MAX) {
            oldest.next();
            oldest.remove();
        }
    }
}
