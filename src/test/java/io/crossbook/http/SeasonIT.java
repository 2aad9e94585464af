package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.replay.SeasonCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The markets of a season are made over the API from its schedule. */
class SeasonIT {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int season(Path file, String... more) {
        CommandLine command = new CommandLine(new SeasonCommand(System::nanoTime))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] arguments = {
            "--file",
            file.toString(),
            "--url",
            ApiClient.anonymous().base(),
            "--admin-user",
            ApiServer.ADMIN,
            "--admin-password",
            ApiServer.ADMIN_PASSWORD
        };
        return command.execute(
                Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void everyFixtureHasItsMarketAndAgainTheSame() throws IOException {
        String league = "season" + MarketFixture.newId();
        StringBuilder rows = new StringBuilder("date,time,team1,team2\n2001-01-01,15:00," + league + ",Past\n");
        for (int i = 1; i <= 20; i++) {
            rows.append("2100-01-%02d,15:00,%s,Team %d%n".formatted(i, league, i));
        }
        Path file = Files.writeString(folder.resolve("league.csv"), rows);

        assertThat(season(file)).as("%s", err).isZero();
        assertThat(season(file)).as("%s", err).isZero();

        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("21 fixtures: 20 ready, 1 over"));
        assertThat(err.toString()).contains("21/21 fixtures");
        JsonNode markets = Awaitility.await()
                .until(
                        () -> ApiClient.anonymous()
                                .get("/markets?limit=200&q=" + league)
                                .expect(200)
                                .body()
                                .get("items"),
                        items -> items.size() == 20);
        JsonNode market = ApiClient.anonymous()
                .get("/markets/" + markets.get(0).get("marketId").asText())
                .expect(200)
                .body();
        assertThat(market.get("opensAt").asText()).isEqualTo("2099-12-25T15:00:00.000Z");
        assertThat(market.get("closesAt").asText()).isEqualTo("2100-01-01T17:30:00.000Z");
        assertThat(market.get("approvals").asInt()).isEqualTo(2);

        assertThat(season(file, "--commission", "3")).isEqualTo(1);
        assertThat(err.toString()).contains("MARKET_EXISTS_WITH_DIFFERENT_TERMS");
    }
}
