package io.crossbook.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at a book, and facts that do not fit it. The rules of matching are in {@link LimitBookTableTest}. */
class LimitBookTest {
    private final LimitBook book = new LimitBook();

    @BeforeEach
    void uSells10At50AndVBuys5At40() {
        book.apply(1, order("U", Side.SELL, 50, 10), resting(10));
        book.apply(2, order("V", Side.BUY, 40, 5), resting(5));
    }

    @Test
    void showsWhatRests() {
        assertThat(book.find(1)).isEqualTo(new RestingOrder(1, "U", Side.SELL, 50, 10));
        assertThat(book.find(3)).isNull();
        assertThat(book.bestTick(Side.BUY)).hasValue(40);
        assertThat(book.bestTick(Side.SELL)).hasValue(50);
        assertThat(new LimitBook().bestTick(Side.BUY)).isEmpty();
    }

    @Test
    void showsNoMoreLevelsThanAskedFor() {
        book.restore(new RestingOrder(3, "V", Side.BUY, 39, 5));

        assertThat(book.levels(Side.BUY, 0)).isEmpty();
        assertThat(book.levels(Side.BUY, 1)).containsExactly(new Level(40, 5, 1));
        assertThat(book.levels(Side.BUY, 9)).containsExactly(new Level(40, 5, 1), new Level(39, 5, 1));
    }

    @Test
    void knowsNothingOfAnOrderThatIsGone() {
        book.reduce(1, 10);

        assertThat(book.find(1)).isNull();
        assertMisfit(() -> book.reduce(1, 1));
        assertMisfit(() -> book.matchReplacing(1, order("U", Side.SELL, 51, 10)));
        assertMisfit(() -> book.applyReplacing(1, 3, order("U", Side.SELL, 51, 10), resting(10)));
    }

    @Test
    void reducesOnlyByAPositiveSize() {
        assertThatThrownBy(() -> book.reduce(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.reduce(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replacesOnlyForTheSameOwnerAndSide() {
        assertThatThrownBy(() -> book.matchReplacing(1, order("V", Side.SELL, 51, 10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.matchReplacing(1, order("U", Side.BUY, 51, 10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.applyReplacing(1, 3, order("U", Side.BUY, 51, 10), resting(10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(book.find(1)).isNotNull();
    }

    @Test
    void numbersMustAscend() {
        assertMisfit(() -> book.apply(2, order("W", Side.BUY, 41, 1), resting(1)));
        assertMisfit(() -> book.applyReplacing(2, 2, order("V", Side.BUY, 40, 5), resting(5)));
    }

    @Test
    void numbersAscendEvenAfterAnOrderThatDidNotRest() {
        book.apply(9, order("W", Side.BUY, 41, 1), new Execution(List.of(), List.of(), 0, 1, 0));

        assertMisfit(() -> book.apply(9, order("W", Side.BUY, 41, 1), resting(1)));
        assertMisfit(() -> book.apply(8, order("W", Side.BUY, 41, 1), resting(1)));
    }

    @Test
    void anExecutionMustHaveTheSizeOfItsOrder() {
        assertMisfit(() -> book.apply(3, order("W", Side.BUY, 41, 2), resting(1)));
    }

    @Test
    void anExecutionMustAddUpInItself() {
        List<Fill> fills = List.of(new Fill(1, 50, 3));

        assertThatThrownBy(() -> new Execution(fills, List.of(), 2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Execution(fills, List.of(), 3, -1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Execution(fills, List.of(), 3, 1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fill(1, 50, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SelfTradeCut(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFillMustFitTheRestingOrder() {
        assertMisfit(() -> book.apply(3, order("W", Side.BUY, 50, 1), fill(9, 50, 1)));
        assertMisfit(() -> book.apply(4, order("W", Side.BUY, 50, 1), fill(1, 49, 1)));
        assertMisfit(() -> book.apply(5, order("W", Side.BUY, 50, 11), fill(1, 50, 11)));
        assertMisfit(() -> book.apply(6, order("W", Side.BUY, 49, 1), fill(1, 50, 1)));
        assertMisfit(() -> book.apply(7, order("W", Side.SELL, 41, 1), fill(2, 40, 1)));
        assertMisfit(() -> book.apply(8, order("W", Side.SELL, 50, 1), fill(1, 50, 1)));
        assertMisfit(() -> book.apply(9, order("U", Side.BUY, 50, 1), fill(1, 50, 1)));
    }

    @Test
    void aCutMustFitTheRestingOrder() {
        assertMisfit(() -> book.apply(3, order("U", Side.BUY, 50, 1), cut(9, 1)));
        assertMisfit(() -> book.apply(4, order("U", Side.BUY, 50, 1), cut(1, 11)));
        assertMisfit(() -> book.apply(5, order("U", Side.BUY, 49, 1), cut(1, 1)));
        assertMisfit(() -> book.apply(6, order("V", Side.BUY, 50, 1), cut(1, 1)));
    }

    @Test
    void whatRestsMustNotCross() {
        assertMisfit(() -> book.apply(3, order("W", Side.BUY, 50, 1), resting(1)));
        assertMisfit(() -> book.restore(new RestingOrder(4, "W", Side.SELL, 40, 1)));
    }

    @Test
    void restoresTheOrdersOfAPriceOnlyInTheirOrder() {
        book.restore(new RestingOrder(9, "W", Side.SELL, 50, 1));
        book.restore(new RestingOrder(4, "W", Side.SELL, 51, 1));

        assertMisfit(() -> book.restore(new RestingOrder(8, "W", Side.SELL, 50, 1)));
    }

    @Test
    void restoresEachNumberOnceAndGoesOnBehindTheHighest() {
        book.restore(new RestingOrder(9, "W", Side.SELL, 51, 1));

        assertMisfit(() -> book.restore(new RestingOrder(9, "W", Side.SELL, 52, 1)));
        assertMisfit(() -> book.apply(8, order("W", Side.SELL, 53, 1), resting(1)));
    }

    @Test
    void keepsMorePricesThanItHasRoomForAtFirst() {
        for (int tick = 1; tick <= 39; tick++) {
            book.apply(tick + 2, order("W", Side.BUY, tick, 1), resting(1));
        }

        List<Level> levels = book.levels(Side.BUY, 100);

        assertThat(levels).hasSize(40).isSortedAccordingTo((a, b) -> Integer.compare(b.tick(), a.tick()));
    }

    private static void assertMisfit(ThrowingCallable fact) {
        assertThatThrownBy(fact).isInstanceOf(IllegalStateException.class);
    }

    private static IncomingOrder order(String owner, Side side, int tick, long size) {
        return new IncomingOrder(owner, side, tick, size, TimeInForce.GTC, false, SelfTradePrevention.CANCEL_TAKER);
    }

    private static Execution resting(long size) {
        return new Execution(List.of(), List.of(), 0, 0, size);
    }

    private static Execution fill(long number, int tick, long size) {
        return new Execution(List.of(new Fill(number, tick, size)), List.of(), size, 0, 0);
    }

    private static Execution cut(long number, long size) {
        return new Execution(List.of(), List.of(new SelfTradeCut(number, size)), 0, size, 0);
    }
}
