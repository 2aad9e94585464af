package io.crossbook.app;

import io.crossbook.app.database.StartFailure;
import io.crossbook.payments.simulator.ProviderFault;
import io.crossbook.payments.simulator.SimulatedProvider;
import io.crossbook.payments.simulator.SimulatedProviderSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a simulated payment provider until it is told to stop. */
@Command(
        name = "payment-provider",
        description = {
            "Run a simulated payment provider that serves the interface of docs/payments.md on this machine.",
            "POST /simulate/deposits {\"recipient\":USER_ID,\"amount\":\"10.00\",\"currency\":\"EUR\"} lets a user pay",
            "in, POST /simulate/reversals {\"id\":TRANSACTION} sends a payment back, GET /simulate/faults counts",
            "what went wrong."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped", "1:the port is taken or the state cannot be read", "2:the command line is wrong"})
final class PaymentProviderCommand implements Callable<Integer> {
    private static final int PERCENT_MAX = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8090", description = "Default: 8090; 0 for any.")
    private int port;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Decides when faults strike.")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "FAULT=PERCENT",
            split = ",",
            description = {
                "How often what goes wrong, for example timeout=5,error_after=10,webhook_duplicate=20; of",
                "timeout, error_before, error_after, refused, webhook_lost, webhook_duplicate, webhook_late,"
                        + " webhook_forged. Default: nothing does."
            })
    private Map<ProviderFault, Integer> faults = new HashMap<>();

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "Where the exchange hears of deposits, for example"
                    + " http://127.0.0.1:8080/v1/payments/webhook. Default: nobody is told.")
    private URI webhook;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Keeps the account when the provider stops. Default: in memory.")
    private Path state;

    @Mixin
    private PaymentSecret secret;

    @Override
    public Integer call() throws InterruptedException {
        if (faults.values().stream().anyMatch(percent -> percent < 0 || percent > PERCENT_MAX)) {
            throw new ParameterException(spec.commandLine(), "--faults takes percents from 0 to 100.");
        }
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch ended = new CountDownLatch(1);
        try (SimulatedProvider provider = SimulatedProvider.start(settings(), Clock.systemUTC())) {
            Thread stop = new Thread(ended::countDown, "payment-provider-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            out.println("The payment provider is ready: " + provider.url());
            out.println("Money it moves is not real. Faults: " + (faults.isEmpty() ? "none" : faults));
            out.flush();
            ended.await();
            return 0;
        } catch (IOException e) {
            throw new StartFailure(
                    "The payment provider cannot start (" + e + "). Choose another --port or --state.", e);
        }
    }

    private SimulatedProviderSettings settings() {
        return new SimulatedProviderSettings(
                port,
                seed,
                faults,
                secret.value(),
                Optional.ofNullable(webhook),
                Optional.ofNullable(state),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }
}
