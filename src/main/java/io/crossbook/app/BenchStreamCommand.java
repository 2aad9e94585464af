package io.crossbook.app;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.sun.management.UnixOperatingSystemMXBean;
import com.typesafe.config.Config;
import io.crossbook.bench.CommitLog;
import io.crossbook.bench.StreamBench;
import io.crossbook.bench.StreamBenchSettings;
import io.crossbook.bench.Subject;
import io.crossbook.sourcing.Publication;
import io.crossbook.sourcing.Watch;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the stream on an exchange of its own, in a temporary folder, with its clients in the same process. */
@Command(
        name = "stream",
        description = {
            "Measure how soon after its commit a change of price is on a client's socket, beside the time a placement",
            "takes, and how many sockets with conflated prices one node serves. It takes about a minute."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchStreamCommand implements Callable<Integer> {
    private static final Duration LEASE = Duration.ofHours(1);
    /** Both ends of a socket are in this process, and the exchange needs some for itself. */
    private static final int DESCRIPTORS_PER_SOCKET = 2;

    private static final int DESCRIPTORS_RESERVED = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--users", paramLabel = "N", defaultValue = "1000", description = "Users, each with a wallet.")
    private int users;

    @Option(names = "--markets", paramLabel = "M", defaultValue = "100", description = "Markets of three selections.")
    private int markets;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "1500", description = "Placements a second.")
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

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "15", description = "Seconds before measuring starts.")
    private int warmup;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Seconds of one measured stretch.")
    private int seconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the orders.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("crossbook-bench");
        PrintWriter out = spec.commandLine().getOut();
        Config config = NodeConfig.load(
                null,
                Map.of(
                        "crossbook.read-side.enabled", false,
                        "crossbook.http.port", 0,
                        "crossbook.http.rate-limit.enabled", false,
                        "akka.management.http.port", 0,
                        "akka.remote.artery.canonical.port", 0));
        Node node = new Node(config, folder, out);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> BenchPlacementCommand.end(node, folder), "crossbook-end"));
        try {
            measure(node.start(), folder, out);
            return 0;
        } finally {
            BenchPlacementCommand.end(node, folder);
        }
    }

    private void measure(Exchange exchange, Path folder, PrintWriter out) throws InterruptedException {
        int most = mostSockets();
        if (crowd > most) {
            say(out, "open files allow %,d sockets with both ends here, not %,d (ulimit -n)".formatted(most, crowd));
        }
        Engine engine = exchange.engine();
        var subject = new Subject(
                engine.wallets(),
                engine.books(),
                engine.markets(),
                engine.placements(),
                exchange.database(),
                folder,
                null,
                System::nanoTime);
        var settings = new StreamBenchSettings(
                users,
                markets,
                rate,
                Math.min(sockets, most),
                Math.min(crowd, most),
                Duration.ofSeconds(warmup),
                Duration.ofSeconds(seconds),
                seed);
        URI url = URI.create(exchange.url());
        var commits = new CommitLog();
        var bench = new StreamBench(
                subject,
                settings,
                new InetSocketAddress(url.getHost(), url.getPort()),
                commits,
                Engine.clock(),
                line -> say(out, line));
        say(out, load("at the start"));
        bench.run(ids -> watch(exchange.system(), engine, ids, commits)).forEach(out::println);
        say(out, load("now"));
    }

    private static void watch(ActorSystem<?> system, Engine engine, List<String> marketIds, CommitLog commits) {
        Behavior<Publication> note = Behaviors.receiveMessage(publication -> {
            commits.note(publication);
            return Behaviors.same();
        });
        ActorRef<Publication> watcher = system.systemActorOf(note, "bench-commits", Props.empty());
        marketIds.forEach(id -> engine.books().watch(id, new Watch(watcher, LEASE.toMillis(), false)));
    }

    private static int mostSockets() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) ((unix.getMaxFileDescriptorCount() - DESCRIPTORS_RESERVED) / DESCRIPTORS_PER_SOCKET)
                : Integer.MAX_VALUE;
    }

    private static String load(String when) {
        return "%d processors, %d MiB heap allowed, load of the machine %s %.1f"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        when,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
