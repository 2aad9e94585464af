package io.crossbook.app;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.sun.management.UnixOperatingSystemMXBean;
import io.crossbook.bench.CommitLog;
import io.crossbook.bench.StreamBench;
import io.crossbook.bench.StreamBenchSettings;
import io.crossbook.bench.Subject;
import io.crossbook.sourcing.Publication;
import io.crossbook.sourcing.Watch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the stream on an exchange of its own, read by a process of its own. */
@Command(
        name = "stream",
        description = {
            "Measure how soon after its commit a change of price is on a client's socket, beside the time a placement",
            "takes, and how many sockets with conflated prices one node serves; in the end the journal is audited.",
            "The sockets are read by a second process. It takes two minutes."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchStreamCommand implements Callable<Integer> {
    private static final Duration LEASE = Duration.ofHours(1);
    /** Open files that the exchange needs for itself. */
    private static final int DESCRIPTORS_RESERVED = 1_000;

    @Mixin
    private BenchExchange bench;

    @Option(names = "--markets", paramLabel = "M", defaultValue = "100", description = "Markets of three selections.")
    private int markets;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "2000",
            description = "Orders placed and cancelled a second, each of which changes a price.")
    private int rate;

    @Option(
            names = "--sockets",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Sockets that get every change of one market each.")
    private int sockets;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            defaultValue = "15000",
            description = "Sockets that get one market each, conflated to 4 messages a second; "
                    + "fewer when the system allows fewer open files (ulimit -n).")
    private int crowd;

    @Option(
            names = "--crowd-rate",
            paramLabel = "R",
            defaultValue = "500",
            description = "The rate while the crowd is there; 5 for each market keep every socket at its 4 a second.")
    private int crowdRate;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            defaultValue = "15",
            description = "Seconds before measuring starts, and again when sockets have come.")
    private int warmup;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Seconds of one measured stretch.")
    private int seconds;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        return bench.run(this::measure);
    }

    private List<String> measure(Exchange exchange, Subject subject) throws IOException, InterruptedException {
        int most = mostSockets();
        if (crowd > most) {
            bench.say("open files allow %,d sockets, not %,d (ulimit -n)".formatted(most, crowd));
        }
        var settings = new StreamBenchSettings(
                bench.users(),
                markets,
                rate,
                Math.min(sockets, most),
                Math.min(crowd, most),
                crowdRate,
                Duration.ofSeconds(warmup),
                Duration.ofSeconds(seconds),
                bench.seed());
        URI url = URI.create(exchange.url());
        var commits = new CommitLog();
        var stream = new StreamBench(
                subject,
                settings,
                new InetSocketAddress(url.getHost(), url.getPort()),
                BenchReaders.command(),
                commits,
                Engine.clock(),
                bench::say);
        return stream.run(ids -> watch(exchange, ids, commits));
    }

    private static void watch(Exchange exchange, List<String> marketIds, CommitLog commits) {
        Behavior<Publication> note = Behaviors.receiveMessage(publication -> {
            commits.note(publication);
            return Behaviors.same();
        });
        ActorRef<Publication> watcher = exchange.system().systemActorOf(note, "bench-commits", Props.empty());
        marketIds.forEach(id -> exchange.engine().books().watch(id, new Watch(watcher, LEASE.toMillis(), false)));
    }

    private static int mostSockets() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) (unix.getMaxFileDescriptorCount() - DESCRIPTORS_RESERVED)
                : Integer.MAX_VALUE;
    }
}
