package io.crossbook.readside;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a view remembers from batch to batch, so that it need not read it again. Nothing is forgotten during a batch,
 * and {@link GroupWriter} gives up views whose memory can differ from the tables.
 */
public final class Recent<K, V> {
    private final int max;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /** Remembers so many between batches. */
    public Recent(int max) {
        this.max = max;
    }

    public boolean has(K key) {
        return values.containsKey(key);
    }

    /** Null when it is not remembered. */
    public V get(K key) {
        return values.get(key);
    }

    public void put(K key, V value) {
        values.put(key, value);
    }

    public void forget(K key) {
        values.remove(key);
    }

    /** Ends a batch: forgets those that were not asked for for longest when there are too many. */
    public void endBatch() {
        Iterator<K> oldest = values.keySet().iterator();
        for (int excess = values.size() - max; excess > 0; excess--) {
            oldest.next();
            oldest.remove();
        }
    }
}
