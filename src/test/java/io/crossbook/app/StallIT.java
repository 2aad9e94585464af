package io.crossbook.app;

import static io.crossbook.app.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketView;
import io.crossbook.placement.PlaceRequest;
import io.crossbook.placement.PlacementOutcome;
import io.crossbook.protocol.OrderStatus;
import io.crossbook.protocol.OrderView;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Refusal;
import io.crossbook.wallet.WalletView;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of commands for one wallet while the database stands still. */
@Tag("alone")
class StallIT {
    private static final int COMMANDS = 5_000;
    private static final long FIRST_CENTS = 100_000_000;
    private static final int TICK = TickTable.odds().tick(30_000);
    private static final String ADVISORY = "SELECT pg_advisory_lock(7241906335120401)";
    private static final String TABLE = "LOCK TABLE event_journal IN ACCESS EXCLUSIVE MODE";

    private final DatabaseSettings database = TestDatabase.fresh();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private TestNode node;
    private MarketView market;

    @BeforeEach
    void start() {
        node = new TestNode(database);
        market = TestMarkets.open(node.engine(), "stall");
        await(node.engine().wallets().deposit("alice", "first", Money.ofCents(FIRST_CENTS)));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /** Short: the write survives it; long: the write fails by its timeout, and so does each recovery meanwhile. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void everyCommandIsAnsweredAndTheWalletIsExact(int stallS) throws Exception {
        List<CompletionStage<String>> answers = new ArrayList<>();
        List<PlaceRequest> orders = new ArrayList<>();
        PlaceRequest repeated = request();
        try (Connection stall = TestDatabase.connect(database);
                Statement statement = stall.createStatement()) {
            stall.setAutoCommit(false);
            statement.execute(stallS == 1 ? ADVISORY : TABLE);
            for (int i = 0; i < COMMANDS; i++) {
                answers.add(command(i, repeated, orders));
            }
            // The lock is held by this session until it is closed.
            statement.execute("SELECT pg_sleep(" + stallS + ")");
        }

        Map<String, Long> kinds = answers.stream()
                .map(TestNode::await)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        System.out.printf("%d s stall, %d commands: %s%n", stallS, COMMANDS, kinds);

        Stillness.await(database, Duration.ofSeconds(60));
        assertThat(kinds.getOrDefault("BUSY", 0L)).isPositive();
        assertExact(orders);
    }

    /** A fifth each: identical placements, different placements, deposits, views, lists of orders. */
    private CompletionStage<String> command(int i, PlaceRequest repeated, List<PlaceRequest> orders) {
        Engine engine = node.engine();
        return switch (i % 5) {
            case 0 -> answer(engine.placements().place(repeated), StallIT::outcome);
            case 1 -> {
                PlaceRequest request = request();
                orders.add(request);
                yield answer(engine.placements().place(request), StallIT::outcome)
                        .whenComplete((kind, error) -> told.put(request.clientOrderId(), kind));
            }
            case 2 -> answer(engine.wallets().deposit("alice", "d" + i, Money.ofCents(1)), made -> "DEPOSITED")
                    .whenComplete((kind, error) -> told.put("d" + i, kind));
            case 3 -> answer(engine.wallets().view("alice"), view -> "VIEWED");
            default -> answer(engine.placements().orders("alice"), list -> "LISTED");
        };
    }

    private PlaceRequest request() {
        return TestMarkets.request(market, "alice", Ids.next(), Side.BUY, TICK, 100);
    }

    private static String outcome(PlacementOutcome outcome) {
        return outcome instanceof PlacementOutcome.Placed ? "PLACED" : "PENDING";
    }

    private static <T> CompletionStage<String> answer(CompletionStage<T> asked, Function<T, String> kind) {
        return asked.thenApply(kind).exceptionally(error -> {
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            if (cause instanceof TimeoutException) {
                return "TIMEOUT";
            }
            return ((Refusal) cause).reason().name();
        });
    }

    private void assertExact(List<PlaceRequest> orders) {
        Map<String, OrderView> known = await(node.engine().placements().orders("alice")).stream()
                .collect(Collectors.toMap(OrderView::clientOrderId, Function.identity()));
        for (PlaceRequest order : orders) {
            String kind = told.get(order.clientOrderId());
            OrderView found = known.get(order.clientOrderId());
            if (kind.equals("PLACED")) {
                assertThat(found).as("lost: %s", order.clientOrderId()).isNotNull();
                assertThat(found.status()).isEqualTo(OrderStatus.OPEN);
            } else if (!kind.equals("PENDING")) {
                assertThat(found)
                        .as("%s was refused as %s", order.clientOrderId(), kind)
                        .matches(any -> any == null || any.status() == OrderStatus.REJECTED);
            }
        }
        known.values().forEach(order -> assertThat(order.status()).isIn(OrderStatus.OPEN, OrderStatus.REJECTED));
        long open = known.values().stream()
                .filter(order -> order.status() == OrderStatus.OPEN)
                .count();
        WalletView wallet = await(node.engine().wallets().view("alice"));
        assertThat(wallet.exposure()).isEqualTo(Money.ofCents(100L * open));
        assertDeposits(wallet);
    }

    /** What was acknowledged is in the balance; what was refused is not; of the rest nobody was told anything. */
    private void assertDeposits(WalletView wallet) {
        long cents = wallet.balance().minus(Money.ofCents(FIRST_CENTS)).micros() / 10_000;
        long acknowledged = toldDeposits("DEPOSITED");
        assertThat(cents).isBetween(acknowledged, acknowledged + toldDeposits("TIMEOUT"));
    }

    private long toldDeposits(String kind) {
        return told.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("d") && entry.getValue().equals(kind))
                .count();
    }
}
