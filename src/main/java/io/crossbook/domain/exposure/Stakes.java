package io.crossbook.domain.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * One user's bets by selection and odds: the stakes backed less those laid, in hundredths. What is backed and laid at
 * the same odds cancels out, before a reduction and after it.
 */
final class Stakes {
    private static final int NUMBERS_PER_STAKE = 3;
    private static final long EVEN = 10_000;

    /** By selection, then by odds in 1e-4; never zero. */
    private final NavigableMap<Integer, NavigableMap<Long, Long>> bySelection = new TreeMap<>();

    static Stakes of(List<Long> numbers) {
        if (numbers.size() % NUMBERS_PER_STAKE != 0) {
            throw new IllegalArgumentException(numbers.size() + " numbers are no stakes");
        }
        Stakes stakes = new Stakes();
        for (int i = 0; i < numbers.size(); i += NUMBERS_PER_STAKE) {
            stakes.add(Math.toIntExact(numbers.get(i)), numbers.get(i + 1), numbers.get(i + 2));
        }
        return stakes;
    }

    /** Selection, odds and stake of each, in this order. */
    List<Long> toList() {
        List<Long> numbers = new ArrayList<>();
        bySelection.forEach((selection, stakes) -> stakes.forEach((odds, stake) -> {
            numbers.add((long) selection);
            numbers.add(odds);
            numbers.add(stake);
        }));
        return numbers;
    }

    boolean isEmpty() {
        return bySelection.isEmpty();
    }

    /** Adds a stake in hundredths, negative when it was laid. */
    void add(int selection, long odds, long stake) {
        NavigableMap<Long, Long> stakes = bySelection.computeIfAbsent(selection, same -> new TreeMap<>());
        long sum = Math.addExact(stakes.getOrDefault(odds, 0L), stake);
        if (sum == 0) {
            stakes.remove(odds);
        } else {
            stakes.put(odds, sum);
        }
        if (stakes.isEmpty()) {
            bySelection.remove(selection);
        }
    }

    /** What is left when the bets on a selection are void and the odds of all others change. */
    Stakes without(int removed, LongUnaryOperator reduced) {
        Stakes left = new Stakes();
        for (Map.Entry<Integer, NavigableMap<Long, Long>> one : bySelection.entrySet()) {
            if (one.getKey() != removed) {
                one.getValue().forEach((odds, stake) -> left.add(one.getKey(), reduced.applyAsLong(odds), stake));
            }
        }
        return left;
    }

    /** Profit in micros of the bets on a selection if it wins. */
    long profitIfWin(int selection) {
        return sum(selection, odds -> odds - EVEN);
    }

    /** Profit in micros of the bets on a selection if it loses. */
    long profitIfLose(int selection) {
        return sum(selection, odds -> -EVEN);
    }

    private long sum(int selection, LongUnaryOperator perHundredth) {
        long sum = 0;
        for (Map.Entry<Long, Long> one :
                bySelection.getOrDefault(selection, new TreeMap<>()).entrySet()) {
            sum = Math.addExact(sum, Math.multiplyExact(perHundredth.applyAsLong(one.getKey()), one.getValue()));
        }
        return sum;
    }
}
