package io.crossbook.season;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the fixtures of a season: JSON as openfootball has it ({@code name} and {@code matches} with {@code date},
 * {@code time}, {@code team1}, {@code team2}, {@code round} and {@code score}), or CSV whose first line names these
 * columns, with {@code score1} and {@code score2} for the score. A file with one bad row gives no fixture at all.
 */
public final class SeasonFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NEEDED = List.of("date", "time", "team1", "team2");
    private static final int TEAM_MAX = 80;
    private static final Pattern GOALS = Pattern.compile("\\d{1,3}");

    /** A match in the words of the file. */
    private record Row(
            int number,
            String season,
            String round,
            String date,
            String time,
            String team1,
            String team2,
            List<String> score) {}

    private final String file;
    private final ZoneId zone;
    private final List<Fixture> fixtures = new ArrayList<>();
    private final Set<String> references = new HashSet<>();

    private SeasonFile(String file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /**
     * The fixtures of a file; what is wrong with it throws {@link BadSeasonException} with a code and the row.
     *
     * @param zone of the times in the file
     */
    public static List<Fixture> read(Path path, ZoneId zone) {
        String name = path.getFileName().toString();
        var season = new SeasonFile(name, zone);
        try {
            String text = Files.readString(path);
            if (text.stripLeading().startsWith("{")) {
                season.readJson(text);
            } else {
                season.readCsv(text, name.replaceFirst("\\.[^.]*$", ""));
            }
        } catch (CharacterCodingException notText) {
            throw season.bad("UNREADABLE_FILE", "not UTF-8", notText);
        } catch (JsonProcessingException notJson) {
            throw season.bad("INVALID_JSON", notJson.getOriginalMessage(), notJson);
        } catch (IOException unreadable) {
            throw season.bad("UNREADABLE_FILE", unreadable.getMessage(), unreadable);
        }
        if (season.fixtures.isEmpty()) {
            throw season.bad("NO_FIXTURES", "there is no match in it", null);
        }
        return season.fixtures;
    }

    private void readJson(String text) throws JsonProcessingException {
        JsonNode root = JSON.readTree(text);
        String name = root.path("name").asText("");
        int row = 0;
        for (JsonNode match : root.path("matches")) {
            row++;
            add(new Row(
                    row,
                    name,
                    match.path("round").asText(""),
                    field(match, "date"),
                    field(match, "time"),
                    team(match.path("team1")),
                    team(match.path("team2")),
                    score(match)));
        }
    }

    /** At full time; older files have a field for each side. */
    private static List<String> score(JsonNode match) {
        JsonNode full = match.path("score").path("ft");
        List<String> goals = new ArrayList<>();
        full.forEach(side -> goals.add(side.asText()));
        return goals.isEmpty() ? List.of(field(match, "score1"), field(match, "score2")) : goals;
    }

    private static String field(JsonNode match, String field) {
        return match.path(field).asText("");
    }

    /** Older files have an object with a name. */
    private static String team(JsonNode team) {
        return team.isObject() ? team.path("name").asText("") : team.asText("");
    }

    private void readCsv(String text, String season) {
        List<String> lines = text.lines().toList();
        List<String> columns = cells(lines.isEmpty() ? "" : lines.get(0));
        if (!columns.containsAll(NEEDED)) {
            throw bad("MISSING_COLUMN", "the first line must name " + String.join(", ", NEEDED), null);
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(i));
            if (cells.size() != columns.size()) {
                throw bad(i + 1, "WRONG_NUMBER_OF_CELLS", cells.size() + " instead of " + columns.size());
            }
            add(new Row(
                    i + 1,
                    season,
                    cell(columns, cells, "round"),
                    cell(columns, cells, "date"),
                    cell(columns, cells, "time"),
                    cell(columns, cells, "team1"),
                    cell(columns, cells, "team2"),
                    List.of(cell(columns, cells, "score1"), cell(columns, cells, "score2"))));
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static String cell(List<String> columns, List<String> cells, String column) {
        return columns.contains(column) ? cells.get(columns.indexOf(column)) : "";
    }

    private void add(Row row) {
        for (String team : List.of(row.team1(), row.team2())) {
            if (team.isBlank() || team.length() > TEAM_MAX) {
                throw bad(row.number(), "INVALID_TEAM", "\"" + team + "\"");
            }
        }
        if (row.team1().equals(row.team2())) {
            throw bad(row.number(), "INVALID_TEAM", row.team1() + " against itself");
        }
        try {
            var kickOff = LocalDate.parse(row.date())
                    .atTime(LocalTime.parse(row.time()))
                    .atZone(zone)
                    .toInstant();
            var fixture = new Fixture(row.season(), row.round(), kickOff, row.team1(), row.team2(), score(row));
            if (!references.add(fixture.clientRef())) {
                throw bad(row.number(), "DUPLICATE_FIXTURE", fixture.name());
            }
            fixtures.add(fixture);
        } catch (DateTimeException unreadable) {
            throw bad(row.number(), "INVALID_TIME", "date \"" + row.date() + "\", time \"" + row.time() + "\"");
        }
    }

    private Score score(Row row) {
        if (row.score().stream().allMatch(String::isEmpty)) {
            return null;
        }
        boolean readable = row.score().size() == 2
                && row.score().stream().allMatch(goals -> GOALS.matcher(goals).matches());
        if (!readable) {
            throw bad(row.number(), "INVALID_SCORE", String.join(" : ", row.score()));
        }
        return new Score(
                Integer.parseInt(row.score().get(0)),
                Integer.parseInt(row.score().get(1)));
    }

    private BadSeasonException bad(int row, String code, String what) {
        return bad(code, "row " + row + ": " + what, null);
    }

    private BadSeasonException bad(String code, String what, Throwable cause) {
        return new BadSeasonException(file + ": " + code + ": " + what, cause);
    }
}
