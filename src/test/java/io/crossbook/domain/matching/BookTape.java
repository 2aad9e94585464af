package io.crossbook.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Runs a book from text, one row {@code command -> facts} at a time, and compares the whole tape.
 *
 * <pre>
 * owner buy|sell size@tick [gtd|ioc|fok] [post] [cancel_maker|cancel_both|decrement]
 * replace #n size@tick [options]     reduce #n size     cancel #n     book     queue
 * </pre>
 */
final class BookTape {
    private final LimitBook book = new LimitBook();
    private long lastNumber;

    static void play(String tape) {
        var player = new BookTape();
        List<String> expected = new ArrayList<>();
        List<String> happened = new ArrayList<>();
        for (String row : tape.lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = row.trim().split("\\s+->\\s+", 2);
            expected.add(parts[0] + " -> " + parts[1]);
            happened.add(parts[0] + " -> " + player.run(parts[0].split("\\s+")));
        }
        assertThat(happened).containsExactlyElementsOf(expected);
    }

    private String run(String[] words) {
        return switch (words[0]) {
            case "book" -> "buys " + levels(Side.BUY) + ", sells " + levels(Side.SELL);
            case "queue" -> book.restingOrders().stream().map(BookTape::text).collect(Collectors.joining(", "));
            case "reduce" -> "takes " + book.reduce(number(words[1]), Long.parseLong(words[2]));
            case "cancel" -> "takes " + book.reduce(number(words[1]), Long.MAX_VALUE);
            case "replace" -> replace(number(words[1]), words);
            default -> enter(order(words[0], Side.valueOf(words[1].toUpperCase(Locale.ROOT)), words));
        };
    }

    private String enter(IncomingOrder order) {
        List<RestingOrder> before = book.restingOrders();
        MatchResult result = book.match(order);
        assertThat(book.restingOrders()).as("matching changes nothing").isEqualTo(before);
        if (result instanceof MatchResult.Matched matched) {
            book.apply(++lastNumber, order, matched.execution());
        }
        return text(result);
    }

    private String replace(long number, String[] words) {
        RestingOrder old = book.find(number);
        IncomingOrder order = order(old.owner(), old.side(), words);
        MatchResult result = book.matchReplacing(number, order);
        assertThat(book.find(number)).as("matching changes nothing").isEqualTo(old);
        if (result instanceof MatchResult.Matched matched) {
            book.applyReplacing(number, ++lastNumber, order, matched.execution());
        }
        return text(result);
    }

    private static IncomingOrder order(String owner, Side side, String[] words) {
        String[] terms = words[2].split("@", 2);
        var timeInForce = TimeInForce.GTC;
        var stp = SelfTradePrevention.CANCEL_TAKER;
        boolean postOnly = false;
        for (int i = 3; i < words.length; i++) {
            switch (words[i]) {
                case "post" -> postOnly = true;
                case "gtd", "ioc", "fok" -> timeInForce = TimeInForce.valueOf(words[i].toUpperCase(Locale.ROOT));
                default -> stp = SelfTradePrevention.valueOf(words[i].toUpperCase(Locale.ROOT));
            }
        }
        return new IncomingOrder(
                owner, side, Integer.parseInt(terms[1]), Long.parseLong(terms[0]), timeInForce, postOnly, stp);
    }

    private String text(MatchResult result) {
        if (result instanceof MatchResult.Refused refused) {
            return "refused " + refused.refusal();
        }
        Execution execution = ((MatchResult.Matched) result).execution();
        List<String> facts = new ArrayList<>();
        execution.fills().forEach(f -> facts.add("fills #" + f.restingNumber() + " " + f.size() + "@" + f.tick()));
        execution.cuts().forEach(c -> facts.add("cuts #" + c.restingNumber() + " " + c.size()));
        if (execution.sizeCancelled() > 0) {
            facts.add("cancelled " + execution.sizeCancelled());
        }
        if (execution.sizeResting() > 0) {
            facts.add("rests " + execution.sizeResting());
        }
        return "#" + lastNumber + " " + String.join(", ", facts);
    }

    private static String text(RestingOrder order) {
        String side = order.side().name().toLowerCase(Locale.ROOT);
        return "#" + order.number() + " " + order.owner() + " " + side + " " + order.remaining() + "@" + order.tick();
    }

    private String levels(Side side) {
        List<Level> levels = book.levels(side, 5);
        return levels.isEmpty()
                ? "none"
                : levels.stream()
                        .map(level -> level.size() + "@" + level.tick() + "(" + level.orders() + ")")
                        .collect(Collectors.joining(" "));
    }

    private static long number(String word) {
        return Long.parseLong(word.substring(1));
    }
}
