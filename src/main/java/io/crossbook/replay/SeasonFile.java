package io.crossbook.replay;

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

/**
 * Reads the fixtures of a season: JSON as openfootball has it ({@code name} and {@code matches} with {@code date},
 * {@code time}, {@code team1}, {@code team2} and {@code round}), or CSV whose first line names these columns. A file
 * with one bad row gives no fixture at all.
 */
final class SeasonFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NEEDED = List.of("date", "time", "team1", "team2");
    private static final int TEAM_MAX = 80;

    private final String file;
    private final ZoneId zone;
    private final List<Fixture> fixtures = new ArrayList<>();
    private final Set<String> references = new HashSet<>();

    private SeasonFile(String file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /**
     * The fixtures of a file; what is wrong with it throws {@link BadRecordingException} with a code and the row.
     *
     * @param zone of the times in the file
     */
    static List<Fixture> read(Path path, ZoneId zone) {
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
            add(row, name, match.path("round").asText(""), field(match, "date"), field(match, "time"), new String[] {
                team(match.path("team1")), team(match.path("team2"))
            });
        }
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
            String round = columns.contains("round") ? cells.get(columns.indexOf("round")) : "";
            add(i + 1, season, round, cell(columns, cells, "date"), cell(columns, cells, "time"), new String[] {
                cell(columns, cells, "team1"), cell(columns, cells, "team2")
            });
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static String cell(List<String> columns, List<String> cells, String column) {
        return cells.get(columns.indexOf(column));
    }

    private void add(int row, String season, String round, String date, String time, String[] teams) {
        for (String team : teams) {
            if (team.isBlank() || team.length() > TEAM_MAX) {
                throw bad(row, "INVALID_TEAM", "\"" + team + "\"");
            }
        }
        if (teams[0].equals(teams[1])) {
            throw bad(row, "INVALID_TEAM", teams[0] + " against itself");
        }
        try {
            var kickOff = LocalDate.parse(date).atTime(LocalTime.parse(time)).atZone(zone);
            var fixture = new Fixture(season, round, kickOff.toInstant(), teams[0], teams[1]);
            if (!references.add(fixture.clientRef())) {
                throw bad(row, "DUPLICATE_FIXTURE", fixture.name());
            }
            fixtures.add(fixture);
        } catch (DateTimeException unreadable) {
            throw bad(row, "INVALID_TIME", "date \"" + date + "\", time \"" + time + "\"");
        }
    }

    private BadRecordingException bad(int row, String code, String what) {
        return bad(code, "row " + row + ": " + what, null);
    }

    private BadRecordingException bad(String code, String what, Throwable cause) {
        return new BadRecordingException(file + ": " + code + ": " + what, cause);
    }
}
