package io.crossbook.streaming;

import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import io.crossbook.domain.money.Money;
import io.crossbook.protocol.WalletNews;
import java.util.List;
import java.util.stream.Collectors;

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
        return ",\"exposure\":\"" + Money.ofMicros(standing.exposure()) + "\",\"profitIfOutcome\":["
                + standing.profitIfOutcome().stream()
                        .map(micros -> "\"" + Money.ofMicros(micros) + '"')
                        .collect(Collectors.joining(","))
                + ']';
    }
}
