package io.crossbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Style that a formatter cannot see: banned calls with what to use instead, sizes, and package descriptions. */
class TidyTest {
    private static final int LINE_MAX = 120;
    private static final int MAIN_FILE_LINES_MAX = 300;
    private static final int TEST_FILE_LINES_MAX = 400;

    /** Files that are the one right place for a banned call; each entry is a path suffix. */
    private static final List<String> CLOCKS = List.of("/sourcing/Clocks.java");

    /** Files that have to be one, because they run by themselves: neither their length nor their output is judged. */
    private static final List<String> STANDALONE = List.of("/verify/VerifyExport.java");

    private record Ban(String name, Pattern pattern, Predicate<String> where, String instead) {
        static Ban of(String name, String regex, Predicate<String> where, String instead) {
            return new Ban(name, Pattern.compile(regex), where, instead);
        }
    }

    private static final Predicate<String> MAIN = path -> path.startsWith("src/main/");
    private static final Predicate<String> APP = path -> path.contains("/io/crossbook/app/");
    private static final Predicate<String> RULES =
            MAIN.and(APP.or(TidyTest::isClock).negate());
    private static final Pattern UNFINISHED = Pattern.compile("TO" + "DO|FIX" + "ME|XX" + "X");

    private static final List<Ban> BANS = List.of(
            Ban.of("system time", "Instant\\.now\\(|currentTimeMillis\\(|nanoTime\\(", RULES, "a time handed in"),
            Ban.of("random ids", "UUID\\.randomUUID\\(", RULES, "an id handed in"),
            Ban.of("randomness", "new Random\\(|ThreadLocalRandom|Math\\.random\\(", RULES, "a seed handed in"),
            Ban.of(
                    "unseeded randomness",
                    "new Random\\(\\)|new SplittableRandom\\(\\)",
                    path -> true,
                    "a printed seed"),
            Ban.of(
                    "floating point",
                    "\\b(double|float|Double|Float)\\b",
                    MAIN.and(path -> path.contains("/domain/")),
                    "long"),
            Ban.of(
                    "console output",
                    "System\\.(out|err)\\b",
                    MAIN.and(APP.or(TidyTest::isStandalone).negate()),
                    "a logger, or picocli's writer"),
            Ban.of("sleeping", "Thread\\.sleep\\(", path -> true, "Awaitility or a timer"));

    @Test
    void everySourceFileIsTidy() throws IOException {
        List<String> troubles = new ArrayList<>();
        for (Path file : sources()) {
            check(file, troubles);
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        List<Path> silent = sources().stream()
                .filter(file -> file.startsWith("src/main"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(silent).as("packages without package-info.java").isEmpty();
    }

    private static void check(Path file, List<String> troubles) throws IOException {
        String path = file.toString().replace('\\', '/');
        List<String> lines = Files.readAllLines(file);
        int linesMax = path.startsWith("src/main/") ? MAIN_FILE_LINES_MAX : TEST_FILE_LINES_MAX;
        if (lines.size() > linesMax && !isStandalone(path)) {
            troubles.add(path + ": " + lines.size() + " lines, at most " + linesMax);
        }
        for (int i = 0; i < lines.size(); i++) {
            checkLine(path + ":" + (i + 1), path, lines.get(i), troubles);
        }
    }

    private static void checkLine(String place, String path, String line, List<String> troubles) {
        if (line.length() > LINE_MAX) {
            troubles.add(place + ": " + line.length() + " characters, at most " + LINE_MAX);
        }
        if (!line.equals(line.stripTrailing())) {
            troubles.add(place + ": trailing space");
        }
        if (UNFINISHED.matcher(line).find()) {
            troubles.add(place + ": unfinished business, use an issue");
        }
        for (Ban ban : BANS) {
            if (!isComment(line)
                    && ban.where().test(path)
                    && ban.pattern().matcher(line).find()) {
                troubles.add(place + ": " + ban.name() + " is banned, use " + ban.instead());
            }
        }
    }

    private static boolean isComment(String line) {
        String code = line.strip();
        return code.startsWith("*") || code.startsWith("/*") || code.startsWith("//");
    }

    private static boolean isClock(String path) {
        return CLOCKS.stream().anyMatch(path::endsWith);
    }

    private static boolean isStandalone(String path) {
        return STANDALONE.stream().anyMatch(path::endsWith);
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/test/java", "src/bench/java", "src/e2e/java")) {
            if (Files.isDirectory(Path.of(root))) {
                found.addAll(javaFiles(Path.of(root)));
            }
        }
        assertThat(found).as("the test must run in the project's folder").isNotEmpty();
        return found;
    }

    private static List<Path> javaFiles(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
