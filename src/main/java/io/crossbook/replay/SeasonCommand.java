package io.crossbook.replay;

import io.crossbook.season.BadSeasonException;
import io.crossbook.season.Fixture;
import io.crossbook.season.FixtureMarket;
import io.crossbook.season.SeasonOptions;
import io.crossbook.season.SeasonTemplate;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code crossbook season}: exit 0 when every fixture has its market, 1 when the exchange refused some, 2 when the file
 * is unusable.
 */
@Command(
        name = "season",
        mixinStandardHelpOptions = true,
        description = {
            "Creates a market for every fixture of a season, with a schedule by which it lives on its own.",
            "Run again it finds what it made. The file is JSON as openfootball has it, or CSV with a first line of",
            "date,time,team1,team2 and, if there is, round, score1 and score2."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every fixture that is not over has its market",
            "1:the exchange refused some, or did not answer",
            "2:wrong usage, or a file that cannot be read; nothing was created"
        })
public final class SeasonCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int UNUSABLE = 2;
    private static final int BAR_WIDTH = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Ticker ticker;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SeasonOptions season;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "The exchange. Default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(
            names = "--dispute-minutes",
            defaultValue = "0",
            description = "How long an approved result can be disputed. Default: ${DEFAULT-VALUE}.")
    private int disputeMinutes;

    @Mixin
    private AdminLogin adminLogin;

    /** What became of a fixture. */
    private enum Outcome {
        READY,
        /** Its times are over. */
        OVER,
        /** There is a market of this pairing, but with another schedule or other terms. */
        DIFFERENT,
        REFUSED
    }

    /** @param nanoTime nanoseconds that never run backwards, for pauses */
    public SeasonCommand(LongSupplier nanoTime) {
        this.ticker = new Ticker(nanoTime);
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Session login = adminLogin.session(spec);
        SeasonTemplate template = season.template(disputeMinutes);
        try {
            return create(season.fixtures().stream().map(template::market).toList(), login);
        } catch (BadSeasonException bad) {
            err.println("crossbook season: " + bad.getMessage());
            return UNUSABLE;
        } catch (RefusedException | UnreachableException failed) {
            err.println("crossbook season: " + failed.getMessage());
            return REFUSED;
        }
    }

    private int create(List<FixtureMarket> fixtures, Session login) {
        var client = new ExchangeClient(url, PATIENCE, new ReplayStatistics(), ticker);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int i = 0; i < fixtures.size(); i++) {
            counts.merge(create(client, login, fixtures.get(i)), 1, Integer::sum);
            progress(i + 1, fixtures.size());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%d fixtures: %d ready, %d over, %d with other terms, %d refused%n",
                        fixtures.size(),
                        counts.getOrDefault(Outcome.READY, 0),
                        counts.getOrDefault(Outcome.OVER, 0),
                        counts.getOrDefault(Outcome.DIFFERENT, 0),
                        counts.getOrDefault(Outcome.REFUSED, 0));
        spec.commandLine().getOut().flush();
        return counts.containsKey(Outcome.REFUSED) || counts.containsKey(Outcome.DIFFERENT) ? REFUSED : 0;
    }

    private Outcome create(ExchangeClient client, Session login, FixtureMarket fixture) {
        Answer answer = client.post(login, "/v1/markets", body(fixture, true));
        if (answer.code().equals("SCHEDULE_IN_PAST")) {
            answer = openAtOnce(client, login, fixture);
        }
        if (answer.isSuccess()) {
            return Outcome.READY;
        }
        return switch (answer.code()) {
            case "SCHEDULE_IN_PAST" -> Outcome.OVER;
            case "MARKET_EXISTS_WITH_DIFFERENT_TERMS" -> told(fixture, answer, Outcome.DIFFERENT);
            default -> told(fixture, answer, Outcome.REFUSED);
        };
    }

    /** A fixture that should be open by now. */
    private Answer openAtOnce(ExchangeClient client, Session login, FixtureMarket fixture) {
        Answer made = client.post(login, "/v1/markets", body(fixture, false));
        String status = made.body().path("status").asText();
        if (made.isSuccess() && status.equals("INACTIVE")) {
            String id = made.body().path("marketId").asText();
            return client.post(login, "/v1/markets/" + id + "/open", Map.of("reason", "season"));
        }
        return made;
    }

    private Outcome told(FixtureMarket fixture, Answer answer, Outcome outcome) {
        spec.commandLine().getErr().println(fixture.fixture().name() + ": " + answer.code());
        return outcome;
    }

    private static Map<String, Object> body(FixtureMarket market, boolean opensByItself) {
        Fixture fixture = market.fixture();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("clientRef", fixture.clientRef());
        body.put("kind", "ODDS");
        body.put("name", market.name());
        body.put(
                "event",
                Map.of("name", fixture.name(), "startsAt", fixture.kickOff().toString()));
        body.put(
                "selections",
                market.choices().stream()
                        .map(choice -> Map.of("id", choice.id(), "name", choice.name()))
                        .toList());
        body.put("commissionPercent", market.commission());
        body.put("approvals", market.approvals());
        body.put("disputeSeconds", 60 * market.disputeMinutes());
        if (opensByItself) {
            body.put("opensAt", market.opensAt().toString());
        }
        body.put("turnInPlayAt", market.turnInPlayAt().toString());
        body.put("closesAt", market.closesAt().toString());
        body.put("resolveBy", market.resolveBy().toString());
        return body;
    }

    /** One line that is redrawn on a terminal, a line now and then elsewhere. */
    private void progress(int done, int all) {
        PrintWriter err = spec.commandLine().getErr();
        int filled = BAR_WIDTH * done / all;
        String bar = "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + done + "/" + all + " fixtures";
        if (CommandLine.Help.Ansi.AUTO.enabled()) {
            err.print("\r" + bar + (done == all ? System.lineSeparator() : ""));
        } else if (done == all || done % 100 == 0) {
            err.println(bar);
        }
        err.flush();
    }
}
