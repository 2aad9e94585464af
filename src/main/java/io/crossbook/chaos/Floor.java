package io.crossbook.chaos;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** The markets that are open to everybody at the moment. */
final class Floor {
    private final List<String> markets = new CopyOnWriteArrayList<>();

    void add(String market) {
        markets.add(market);
    }

    void remove(String market) {
        markets.remove(market);
    }

    List<String> all() {
        return List.copyOf(markets);
    }

    /** One of them by chance, empty when there is none. */
    String any(SplittableRandom random) {
        List<String> now = all();
        return now.isEmpty() ? "" : now.get(random.nextInt(now.size()));
    }
}
