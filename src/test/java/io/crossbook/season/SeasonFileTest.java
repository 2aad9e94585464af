package io.crossbook.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonFileTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir
    Path folder;

    private List<Fixture> read(String name, String text) throws IOException {
        return SeasonFile.read(Files.writeString(folder.resolve(name), text), LONDON);
    }

    @Test
    void theShapeOfOpenfootballIsRead() throws IOException {
        List<Fixture> fixtures = read(
                "en.1.json",
                """
                {"name": "Premier League 2023/24", "matches": [
                  {"round": "Matchday 1", "date": "2023-08-11", "time": "20:00", "team1": "Burnley", "team2": "City",
                   "score": {"ft": [0, 3]}},
                  {"round": "Matchday 20", "date": "2024-01-02", "time": "15:00",
                   "team1": {"name": "City", "code": "MCI"}, "team2": {"name": "Burnley"}}]}
                """);

        assertThat(fixtures)
                .containsExactly(
                        new Fixture(
                                "Premier League 2023/24",
                                "Matchday 1",
                                Instant.parse("2023-08-11T19:00:00Z"),
                                "Burnley",
                                "City",
                                new Score(0, 3)),
                        new Fixture(
                                "Premier League 2023/24",
                                "Matchday 20",
                                Instant.parse("2024-01-02T15:00:00Z"),
                                "City",
                                "Burnley",
                                null));
        assertThat(fixtures.get(0).clientRef())
                .matches("[A-Za-z0-9_.-]{1,64}")
                .isNotEqualTo(fixtures.get(1).clientRef());
    }

    @Test
    void csvMayHaveItsColumnsInAnyOrder() throws IOException {
        assertThat(read("cup.csv", "time,date,team2,team1\n15:00,2100-01-02,Bears,Lions\n\n"))
                .containsExactly(new Fixture("cup", "", Instant.parse("2100-01-02T15:00:00Z"), "Lions", "Bears", null));
    }

    @Test
    void scoresSayWhoWonWhereTheFileHasThem() throws IOException {
        String columns = "date,time,team1,team2,score1,score2\n";
        String rows =
                """
                2100-01-01,15:00,Lions,Bears,2,1
                2100-01-02,15:00,Bears,Lions,0,3
                2100-01-03,15:00,Wolves,Bears,1,1
                2100-01-04,15:00,Bears,Wolves,,
                """;
        String older =
                """
                {"matches": [{"date": "2014-01-01", "time": "15:00", "team1": {"name": "Lions"},
                  "team2": {"name": "Bears"}, "score1": 4, "score2": 0}]}
                """;

        List<Fixture> fixtures = read("cup.csv", columns + rows);

        assertThat(fixtures.subList(0, 3))
                .extracting(fixture -> fixture.score().winner())
                .containsExactly(FixtureMarket.HOME, FixtureMarket.AWAY, FixtureMarket.DRAW);
        assertThat(fixtures.get(3).score()).isNull();
        assertThat(read("old.json", older)).extracting(Fixture::score).containsExactly(new Score(4, 0));
        assertThatThrownBy(() -> read("cup.csv", columns + "2100-01-01,15:00,Lions,Bears,2,\n"))
                .hasMessageContainingAll("INVALID_SCORE", "row 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID_TIME    | row 3 | 2100-01-02,25:00,Lions,Bears",
                "INVALID_TIME    | row 3 | tomorrow,15:00,Lions,Bears",
                "INVALID_TIME    | row 3 | 2100-01-02,,Lions,Bears",
                "INVALID_TEAM    | row 3 | 2100-01-02,15:00,Lions,Lions",
                "INVALID_TEAM    | row 3 | 2100-01-02,15:00,Lions,",
                "DUPLICATE_FIXTURE | row 3 | 2100-01-03,15:00,Wolves,Foxes",
                "WRONG_NUMBER_OF_CELLS | row 3 | 2100-01-02,15:00,Lions"
            })
    void oneBadRowSpoilsTheFileAndIsNamed(String code, String row, String line) {
        String text = "date,time,team1,team2\n2100-01-01,15:00,Wolves,Foxes\n" + line + "\n";

        assertThatThrownBy(() -> read("cup.csv", text)).hasMessageContainingAll("cup.csv", code, row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID_JSON | {\"matches\": [",
                "NO_FIXTURES | {\"matches\": []}",
                "MISSING_COLUMN | date,time,team1"
            })
    void whatIsNoScheduleIsSaid(String code, String text) {
        assertThatThrownBy(() -> read("file", text)).hasMessageContaining(code);
    }
}
