package io.crossbook.streaming;

import static io.crossbook.streaming.FeedFixture.MARKET;
import static io.crossbook.streaming.FeedFixture.delta;
import static io.crossbook.streaming.FeedFixture.home;
import static io.crossbook.streaming.FeedFixture.level;
import static io.crossbook.streaming.FeedFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.japi.Pair;
import akka.stream.javadsl.Keep;
import akka.stream.testkit.TestPublisher;
import akka.stream.testkit.TestSubscriber;
import akka.stream.testkit.javadsl.TestSink;
import akka.stream.testkit.javadsl.TestSource;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
import io.crossbook.protocol.BookImage;
import io.crossbook.protocol.Ladder;
import io.crossbook.sourcing.Publication;
import io.crossbook.sourcing.Refusal;
import io.crossbook.sourcing.Watched;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One socket whose client reads only when the test says so, on a book that the test answers for. */
class StreamSocketTest {
    private enum No {
        TOKEN_EXPIRED
    }

    private final ActorTestKit kit = ActorTestKit.create(ConfigFactory.parseString("akka.actor.provider = local"));
    private final AtomicReference<ActorRef<Publication>> feed = new AtomicReference<>();
    private final AtomicBoolean expired = new AtomicBoolean();
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final AtomicReference<BookImage> image =
            new AtomicReference<>(FeedFixture.image(10, FeedFixture.nothing(0)));
    private final Map<Long, PastBook> past = new ConcurrentHashMap<>();
    private final StreamContext context = new StreamContext(
            settings(),
            Feeds.ofMarkets(kit.system(), settings(), sources(), StreamSocketTest::micros),
            Feeds.ofOrders(kit.system(), settings(), sources(), StreamSocketTest::micros),
            Feeds.ofNotices(kit.system(), settings(), sources(), StreamSocketTest::micros),
            new PastBooks(sources().journal(), settings().resume()),
            new Connections(2, 1),
            new StreamStats(),
            StreamSocketTest::micros);
    private final Pair<TestPublisher.Probe<Inbound>, TestSubscriber.Probe<Outbound>> ends = TestSource.<Inbound>create(
                    kit.system())
            .via(new StreamSocket(context, this::authenticate, "127.0.0.1", "one"))
            .toMat(TestSink.create(kit.system()), Keep.both())
            .run(kit.system());
    private final TestPublisher.Probe<Inbound> client = ends.first();
    private final TestSubscriber.Probe<Outbound> server = ends.second();

    private static long micros() {
        return System.nanoTime() / 1000;
    }

    private Sources sources() {
        return new Sources(
                (marketId, watch) -> {
                    boolean first = feed.getAndSet(watch.watcher()) == null;
                    if (first || answers.get()) {
                        watch.watcher().tell(first ? image.get() : new Watched(0));
                    }
                },
                (userId, watch) -> {
                    if (watch.image() || answers.get()) {
                        watch.watcher().tell(watch.image() ? FeedFixture.wallet(userId) : new Watched(0));
                    }
                },
                Optional.empty(),
                marketId -> CompletableFuture.completedFuture(FeedFixture.DEFINITION),
                (marketId, numbers) -> CompletableFuture.completedFuture(
                        numbers.stream().map(past::get).filter(Objects::nonNull).toList()),
                (order, market) -> new byte[0],
                notice -> new byte[0]);
    }

    private Authentication.Session authenticate(String token) {
        if (expired.get()) {
            throw new Refusal(No.TOKEN_EXPIRED);
        }
        return new Authentication.Session("ann", Long.MAX_VALUE);
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private void send(String json) {
        client.sendNext(new Inbound(Inbound.Kind.TEXT, ByteString.fromString(json.replace('\'', '"'))));
    }

    private String text() {
        return server.requestNext().data().utf8String();
    }

    private void subscribe(String more) {
        assertThat(text()).contains("\"connection\"");
        ask(1, "'marketDataFilter':{'fields':['EX_ALL_OFFERS']}" + more);
        assertThat(text()).contains("SUCCESS");
        assertThat(text()).contains("SUB_IMAGE", "\"seq\":10,");
    }

    private void ask(int id, String more) {
        send("{'op':'marketSubscription','id':" + id + ",'marketFilter':{'marketIds':['" + MARKET + "']}," + more
                + "}");
    }

    private long reached() {
        return context.markets().join(MARKET).toCompletableFuture().join().seq();
    }

    private void publish(long from, long to) {
        for (long seq = from; seq < to; seq++) {
            Ladder.Level level = level((int) (100 + seq % 50), seq);
            feed.get().tell(delta(seq, seq + 1, home(List.of(level), List.of())));
        }
    }

    @Test
    void whatASlowReaderMissesIsPutTogether() {
        subscribe("");
        server.request(1);
        publish(10, 11);
        assertThat(server.expectNext().data().utf8String()).contains("\"prevSeq\":10,\"seq\":11,");
        publish(11, 1_000);
        publish(1_000, 1_001);
        Awaitility.await().until(() -> reached() == 1_001);
        String together = text();
        assertThat(together).contains("\"prevSeq\":11,\"seq\":1001,");
        assertThat(together.length()).as("fifty levels, not a thousand changes").isLessThan(2_000);
        assertThat(context.stats().conflated()).isEqualTo(989);
    }

    @Test
    void aReaderThatNeverReadsIsToldToComeBackAndThenCutOff() {
        subscribe("");
        publish(10, 11);
        server.request(1);
        assertThat(server.expectNext().data().utf8String()).contains("\"seq\":11,");
        publish(11, 2_000);
        Awaitility.await()
                .untilAsserted(() -> assertThat(context.connections().count()).isZero());
        assertThat(server.expectError().getMessage()).isEqualTo("the client does not read");
        assertThat(context.stats().closed(StreamError.RESYNC_REQUIRED)).isEqualTo(1);
    }

    @Test
    void whoReadsFromAFeedThatFailedIsToldToComeBackAndFindsANewOne() {
        subscribe(",'heartbeatMs':500");
        feed.getAndSet(null).tell(delta(10, 11, new Ladder(99, List.of(), List.of(), 0, 0)));
        assertThat(text()).contains("RESYNC_REQUIRED");
        assertThat(server.requestNext().closeCode()).isEqualTo(1013);
        assertThat(reached()).as("of a new feed").isEqualTo(10);
    }

    @Test
    void aReaderThatReadsAgainJustInTimeIsToldWhyItIsClosed() {
        subscribe("");
        publish(10, 2_000);
        Awaitility.await().until(() -> reached() == 2_000);
        pause(Duration.ofMillis(1_700));
        assertThat(text()).contains("RESYNC_REQUIRED", "\"connectionClosed\":true");
        Outbound close = server.requestNext();
        assertThat(close.kind()).isEqualTo(Outbound.Kind.CLOSE);
        assertThat(close.closeCode()).isEqualTo(1013);
        server.expectComplete();
    }

    /** Lets time pass without reading. */
    private void pause(Duration time) {
        server.expectNoMessage(time);
    }

    @Test
    void aConflatedReaderGetsTheLatestStateOnceInItsTime() {
        subscribe(",'conflateMs':400");
        server.request(2);
        publish(10, 60);
        String first = server.expectNext().data().utf8String();
        publish(60, 90);
        String second = server.expectNext().data().utf8String();
        assertThat(first).contains("\"prevSeq\":10,");
        assertThat(second).contains("\"seq\":90,");
        server.request(1);
        pause(Duration.ofMillis(500));
    }

    @Test
    void whoWantsNoMarketsAnyMoreHearsOfNone() {
        subscribe("");
        send("{'op':'marketSubscription','id':2,'marketFilter':{'marketIds':[]}}");
        assertThat(text()).contains("SUCCESS", "\"id\":2,");
        server.request(1);
        publish(10, 20);
        Awaitility.await().until(() -> reached() == 20);
        ask(3, "'conflateMs':0");
        assertThat(server.expectNext().data().utf8String()).contains("SUCCESS", "\"id\":3,");
        assertThat(text()).contains("SUB_IMAGE", "\"id\":3,", "\"seq\":20,");
    }

    @Test
    void whoWatchesABookThatFallsSilentIsToldAndToldAgainWhenItSpeaks() {
        subscribe(",'heartbeatMs':500");
        assertThat(text()).contains("HEARTBEAT").doesNotContain("503");
        answers.set(false);
        Awaitility.await().until(() -> text().contains("\"status\":503"));
        answers.set(true);
        Awaitility.await().until(() -> !text().contains("\"status\":503"));
    }

    @Test
    void whoseWalletFallsSilentIsToldAndToldAgainWhenItSpeaks() {
        assertThat(text()).contains("\"connection\"");
        send("{'op':'authentication','id':1,'session':'t'}");
        assertThat(text()).contains("SUCCESS");
        send("{'op':'orderSubscription','id':2,'heartbeatMs':500}");
        assertThat(text()).contains("SUCCESS");
        assertThat(text()).contains("SUB_IMAGE");
        assertThat(text()).contains("HEARTBEAT").doesNotContain("503");
        answers.set(false);
        Awaitility.await().until(() -> text().contains("\"status\":503"));
        answers.set(true);
        Awaitility.await().until(() -> !text().contains("\"status\":503"));
    }

    @Test
    void anExpiredTokenEndsTheConnection() {
        assertThat(text()).contains("\"connection\"");
        send("{'op':'authentication','id':1,'session':'t'}");
        assertThat(text()).contains("SUCCESS");
        server.request(2);
        expired.set(true);
        assertThat(server.expectNext().data().utf8String()).contains("TOKEN_EXPIRED");
        assertThat(server.expectNext().closeCode()).isEqualTo(4401);
    }

    @Test
    void aConnectionTooManyIsToldSo() {
        assertThat(text()).contains("\"connection\"");
        var second = TestSource.<Inbound>create(kit.system())
                .via(new StreamSocket(context, this::authenticate, "127.0.0.1", "two"))
                .runWith(TestSink.create(kit.system()), kit.system());
        assertThat(second.requestNext().data().utf8String()).contains("MAX_CONNECTION_LIMIT_EXCEEDED");
        assertThat(second.requestNext().closeCode()).isEqualTo(1013);
        assertThat(context.connections().count()).isEqualTo(1);
    }

    @Test
    void aLongImageIsCutWhenTheClientAllowsIt() {
        assertThat(text()).contains("\"connection\"");
        List<Ladder.Level> levels =
                IntStream.rangeClosed(1, 100).mapToObj(tick -> level(tick, 100)).toList();
        image.set(FeedFixture.image(20, home(levels, List.of())));
        ask(1, "'marketDataFilter':{'fields':['EX_ALL_OFFERS','EX_MARKET_DEF']},'segmentationEnabled':true");
        assertThat(text()).contains("SUCCESS");
        assertThat(text()).contains("\"SEG_START\"", "\"img\":true").doesNotContain("\"clk\"");
        assertThat(text()).contains("\"SEG_END\"", "\"clk\"").doesNotContain("\"img\"");
    }

    @Test
    void noticesCannotBeHadWhereTheyAreSwitchedOff() {
        assertThat(text()).contains("\"connection\"");
        send("{'op':'authentication','id':1,'session':'t'}");
        assertThat(text()).contains("SUCCESS");
        send("{'op':'notificationSubscription','id':2}");
        assertThat(text()).contains("UNAVAILABLE", "\"connectionClosed\":false");
        send("{'op':'heartbeat','id':3}");
        assertThat(text()).contains("SUCCESS", "\"id\":3");
    }

    @Test
    void whoComesBackFromBeforeThisNodesMemoryIsToldTheDifferenceFromTheJournal() {
        assertThat(text()).contains("\"connection\"");
        past.put(4L, new PastBook(4, 1, List.of(home(List.of(level(150, 700), level(160, 800)), List.of()))));
        image.set(FeedFixture.image(10, home(List.of(level(150, 700), level(170, 900)), List.of())));
        Clocks clocks = new Clocks("m", List.of(MARKET));
        resume(clocks.initial(), clocks.current(new long[] {4}));
        assertThat(text()).contains("SUCCESS");
        assertThat(text())
                .contains("RESUB_DELTA", "\"prevSeq\":4,\"seq\":10,", "\"0.00\"]", "\"9.00\"]")
                .doesNotContain("\"img\"", "\"7.00\"]", "marketDefinition");
        resume(clocks.initial(), clocks.current(new long[] {3}));
        assertThat(text()).contains("SUCCESS");
        assertThat(text()).as("what the journal does not tell").contains("RESUB_DELTA", "\"img\":true");
        resume(clocks.initial(), clocks.current(new long[] {0}));
        assertThat(text()).contains("SUCCESS");
        assertThat(text())
                .as("a book without events is empty")
                .contains("\"prevSeq\":0,\"seq\":10,", "\"9.00\"]")
                .doesNotContain("\"img\"");
        assertThat(context.stats().resumed(StreamStats.Source.JOURNAL)).isEqualTo(2);
        assertThat(context.stats().resumed(StreamStats.Source.IMAGE)).isEqualTo(1);
        assertThat(context.stats().resumed(StreamStats.Source.MEMORY)).isZero();
    }

    private void resume(String initialClk, String clk) {
        String fields = "'marketDataFilter':{'fields':['EX_ALL_OFFERS','EX_MARKET_DEF']}";
        ask(1, fields + ",'initialClk':'" + initialClk + "','clk':'" + clk + "'");
    }
}
