package io.crossbook.streaming;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import io.crossbook.domain.money.Money;
import io.crossbook.protocol.WalletNews;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what concerns one market in a message of own orders. */
final class OrderWords {
    private static final ByteString COMMA = ByteString.fromString(",");

    private OrderWords() {}

    static ByteString market(String id, boolean image, WalletNews.Standing standing, List<ByteString> orders) {
        ByteStringBuilder json = new ByteStringBuilder();
        String head = "{\"id\":\"" + id + '"' + (image ? ",\"fullImage\":true" : "");
        json.append(Words.bytes(standing == null ? head : head + standing(standing)));
        for (int i = 0; i < orders.size(); i++) {
            json.append(i == 0 ? ByteString.fromString(",\"uo\":[") : COMMA).append(orders.get(i));
        }
        return json.append(ByteString.fromString(orders.isEmpty() ? "}" : "]}"))
                .result()
                .compact();
    }

    private static String standing(WalletNews.Standing standing) {
        return ",\"exposure\":" + text(standing.exposure()) + ",\"profitIfOutcome\":["
                + standing.profitIfOutcome().stream().map(OrderWords::text).collect(Collectors.joining(","))
                + "],\"profitBySelection\":[" + bySelection(standing.profitBySelection()) + ']';
    }

    private static String bySelection(List<Long> profits) {
        return IntStream.range(0, profits.size() / 2)
                .mapToObj(k ->
                        "{\"ifWin\":" + text(profits.get(2 * k)) + ",\"ifLose\":" + text(profits.get(2 * k + 1)) + '}')
                .collect(Collectors.joining(","));
    }

    private static String text(long micros) {
        return "\"" + Money.ofMicros(micros) + '"';
    }
}
