package io.crossbook.streaming;

import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.domain.money.TickTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * CRC-32 over the canonical text of a book at full depth: selections in ascending order of their ids; of each first
 * what can be backed (or the bids), then what can be laid (or the asks), best first; each level as
 * {@code selection,list,price,size;} as it stands in messages. An empty book has checksum 0.
 */
final class Checksum {
    private final KindNames names;
    private final TickTable ticks;
    private final List<String> ids;
    private final int[] order;
    private final byte[][] texts;

    /** @param ids of the selections, in the order of the market's definition */
    Checksum(KindNames names, TickTable ticks, List<String> ids) {
        this.names = names;
        this.ticks = ticks;
        this.ids = List.copyOf(ids);
        this.order = java.util.stream.IntStream.range(0, ids.size())
                .boxed()
                .sorted(java.util.Comparator.comparing(ids::get))
                .mapToInt(Integer::intValue)
                .toArray();
        this.texts = new byte[ids.size()][];
    }

    /** The selection's text has to be made again. */
    void changed(int selection) {
        texts[selection] = null;
    }

    long of(StampedSelection[] selections) {
        CRC32 crc = new CRC32();
        for (int index : order) {
            if (texts[index] == null) {
                texts[index] = text(ids.get(index), selections[index]);
            }
            crc.update(texts[index]);
        }
        return crc.getValue();
    }

    private byte[] text(String id, StampedSelection selection) {
        StringBuilder text = new StringBuilder();
        append(text, id + "," + names.first() + ",", names.firstOf(selection));
        append(text, id + "," + names.second() + ",", names.secondOf(selection));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder text, String start, StampedSide side) {
        side.resting((place, tick, size) -> text.append(start)
                .append(Price.format(ticks.price(tick)))
                .append(',')
                .append(Size.format(size))
                .append(';'));
    }
}
