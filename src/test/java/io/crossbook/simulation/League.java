package io.crossbook.simulation;

import io.crossbook.season.Fixture;
import io.crossbook.season.FixtureMarket;
import io.crossbook.season.SeasonFile;
import io.crossbook.season.SeasonTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A made-up league in which everybody plays everybody at home and away, a round every eight days. */
final class League {
    private static final LocalDate FIRST_DAY = LocalDate.of(2031, 8, 16);
    private static final int DAYS_BETWEEN_ROUNDS = 8;
    private static final List<String> KICK_OFFS = List.of("12:30", "15:00", "17:30", "20:00");

    private League() {}

    /** The schedule as CSV, with scores in every other round; an even number of teams. */
    static String csv(int teams) {
        StringBuilder csv = new StringBuilder("date,time,team1,team2,round,score1,score2\n");
        List<Integer> circle = new ArrayList<>(IntStream.range(0, teams).boxed().toList());
        int rounds = teams - 1;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < teams / 2; i++) {
                int one = circle.get(i);
                int other = circle.get(teams - 1 - i);
                boolean swapped = (round + i) % 2 == 1;
                csv.append(row(round, i, swapped ? other : one, swapped ? one : other));
                csv.append(row(rounds + round, i, swapped ? one : other, swapped ? other : one));
            }
            Collections.rotate(circle.subList(1, teams), 1);
        }
        return csv.toString();
    }

    private static String row(int round, int match, int home, int away) {
        LocalDate day = FIRST_DAY.plusDays((long) round * DAYS_BETWEEN_ROUNDS + match % 2);
        String score = round % 2 == 0 ? (home * 7 + away) % 4 + "," + (away * 5 + home) % 3 : ",";
        return "%s,%s,Team %02d,Team %02d,Matchday %d,%s%n"
                .formatted(day, KICK_OFFS.get(match % KICK_OFFS.size()), home, away, round + 1, score);
    }

    /** The markets that the commands would make of it. */
    static List<FixtureMarket> markets(Path folder, int teams) throws IOException {
        Path file = Files.writeString(folder.resolve("league.csv"), csv(teams));
        List<Fixture> fixtures = SeasonFile.read(file, ZoneOffset.UTC);
        return fixtures.stream()
                .map(new SeasonTemplate(7, 150, 3, "5", 2, 60)::market)
                .toList();
    }
}
