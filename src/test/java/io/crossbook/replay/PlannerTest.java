package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A row: what rests, what was traded, what should rest, and the steps. {@code lay 200:10,5} are two LAY orders at
 * 2.00, the older of size 10; {@code back} is the other side; sizes and odds are hundredths.
 */
class PlannerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # resting                 | traded        | target               | steps
            ''                        | ''            | ''                   | ''
            ''                        | ''            | lay 200:10           | rest LAY 200 10
            ''                        | ''            | back 200:10          | rest BACK 200 10
            lay 200:10                | ''            | lay 200:10           | ''
            lay 200:10                | ''            | lay 200:15           | rest LAY 200 5
            lay 200:10                | ''            | ''                   | cancel LAY 200 10
            # a decrease takes the newest order first, and puts back what it took too much
            lay 200:10,5              | ''            | lay 200:10           | cancel LAY 200 5
            lay 200:10,5              | ''            | lay 200:12           | cancel LAY 200 5; rest LAY 200 2
            lay 200:10,5              | ''            | lay 200:4            | \
            cancel LAY 200 5; cancel LAY 200 10; rest LAY 200 4
            # decreases come before increases, or the increases would match
            lay 200:10                | ''            | back 190:5           | cancel LAY 200 10; rest BACK 190 5
            # a trade takes what rests at its odds, oldest first
            lay 200:10                | 200:10        | ''                   | take BACK 200 10 (10)
            lay 200:10,5              | 200:12        | lay 200:3            | take BACK 200 12 (10 2)
            back 200:10               | 200:4         | back 200:6           | take LAY 200 4 (4)
            # what is missing is rested first
            ''                        | 200:10        | ''                   | rest LAY 200 10; take BACK 200 10 (10)
            lay 200:4                 | 200:10        | ''                   | rest LAY 200 6; take BACK 200 10 (4 6)
            back 200:4                | 200:10        | ''                   | rest BACK 200 6; take LAY 200 10 (4 6)
            # inside the spread the side that is wanted afterwards is used
            lay 190:4 back 210:4      | 200:3         | lay 190:4 back 200:5,210:4 | \
            rest BACK 200 3; take LAY 200 3 (3); rest BACK 200 5
            # what stands before the trade's odds has to go, and comes back if it is wanted
            lay 210:4,200:5           | 200:5         | ''                   | cancel LAY 210 4; take BACK 200 5 (5)
            lay 210:4 back 220:1      | 200:5         | lay 210:4 back 220:1 | \
            cancel LAY 210 4; rest LAY 200 5; take BACK 200 5 (5); rest LAY 210 4
            back 190:4,200:5          | 200:5         | back 190:4           | \
            cancel BACK 190 4; take LAY 200 5 (5); rest BACK 190 4
            # trades clear the way for each other: highest odds first against lays, lowest first against backs
            lay 210:4,200:5           | 200:5,210:4   | ''                   | take BACK 210 4 (4); take BACK 200 5 (5)
            back 200:4,210:5          | 210:5,200:4   | ''                   | take LAY 200 4 (4); take LAY 210 5 (5)
            """)
    void stepsLeadFromWhatRestsToTheTradesAndTheTarget(String resting, String traded, String target, String steps) {
        RestingBook book = new RestingBook();
        rest(book, resting);
        List<Trade> trades = new ArrayList<>();
        for (String trade : list(traded, ",")) {
            String[] parts = trade.split(":", -1);
            trades.add(Trade.of(Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
        }
        RestingBook wanted = new RestingBook();
        rest(wanted, target);
        TargetBook targetBook = new TargetBook(sizes(wanted, Side.BACK), sizes(wanted, Side.LAY));

        List<Step> planned = Planner.plan(book, trades, targetBook);

        assertThat(planned.stream().map(PlannerTest::describe).toList()).isEqualTo(list(steps, "; "));
        assertThat(sizes(book, Side.BACK)).isEqualTo(targetBook.backs());
        assertThat(sizes(book, Side.LAY)).isEqualTo(targetBook.lays());
    }

    /** An entry without odds, as in {@code 200:10,5}, is another order at the odds before it. */
    private static void rest(RestingBook book, String text) {
        for (String words : list(text, "(?<=\\d) ")) {
            String[] sideAndOrders = words.split(" ", -1);
            Side side = Side.valueOf(sideAndOrders[0].toUpperCase(Locale.ROOT));
            int odds = 0;
            for (String order : sideAndOrders[1].split(",", -1)) {
                int colon = order.indexOf(':');
                odds = colon < 0 ? odds : Integer.parseInt(order.substring(0, colon));
                book.rest(side, odds, Long.parseLong(order.substring(colon + 1)));
            }
        }
    }

    private static SortedMap<Integer, Long> sizes(RestingBook book, Side side) {
        SortedMap<Integer, Long> sizes = new TreeMap<>(book.levels(side).comparator());
        book.levels(side).keySet().forEach(odds -> sizes.put(odds, book.sizeAt(side, odds)));
        return sizes;
    }

    private static String describe(Step step) {
        if (step instanceof Step.Rest rest) {
            return "rest " + rest.side() + " " + rest.odds() + " "
                    + rest.order().size();
        }
        if (step instanceof Step.Cancel cancel) {
            return "cancel " + cancel.side() + " " + cancel.odds() + " "
                    + cancel.order().size();
        }
        Step.Take take = (Step.Take) step;
        String fills = String.join(
                " ", take.fills().stream().map(fill -> "" + fill.size()).toList());
        return "take " + take.side().opposite() + " " + take.odds() + " "
                + take.trade().size() + " (" + fills + ")";
    }

    private static List<String> list(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
    }
}
