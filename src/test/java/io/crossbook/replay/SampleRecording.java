package io.crossbook.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossbook.domain.money.Odds;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Makes the recording that comes with the program, of a race that never was. Run {@link #main} with the target file to
 * write it anew; the same seed gives the same messages.
 *
 * <p>It holds what real recordings hold: a runner removed from the start, trades, a correction, a crossed moment, a
 * suspension, the turn in-play, trades reported after the last suspension, the clearing of a closed market, a winner.
 */
final class SampleRecording {
    static final long SEED = 20_260_101;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARKET = "sample.1";
    private static final String[] NAMES = {"Amber", "Birch", "Cedar", "Dune"};
    private static final int[] FAIR_STEPS = {70, 120, 165};
    private static final int WINNER = 1;
    private static final int REMOVED = 3;
    private static final int MESSAGES_BEFORE_THE_OFF = 180;
    private static final int MESSAGES_IN_PLAY = 110;
    private static final int DEPTH = 6;

    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private final List<Runner> runners = new ArrayList<>();
    private long publishedAt = 1_767_261_600_000L;

    /** Ladder steps of the best levels and what was traded; the back side is what is available to back. */
    private static final class Runner {
        private final NavigableMap<Integer, Long> backable = new TreeMap<>();
        private final NavigableMap<Integer, Long> layable = new TreeMap<>();
        private final NavigableMap<Integer, Long> traded = new TreeMap<>();
        private int fairStep;
    }

    private SampleRecording(long seed) {
        random = new Random(seed);
    }

    static List<String> lines(long seed) {
        SampleRecording sample = new SampleRecording(seed);
        sample.write();
        return sample.lines;
    }

    public static void main(String[] args) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new XZOutputStream(Files.newOutputStream(Path.of(args[0])), new LZMA2Options()),
                StandardCharsets.UTF_8)) {
            for (String line : lines(SEED)) {
                out.write(line + "\n");
            }
        }
    }

    private void write() {
        for (int step : FAIR_STEPS) {
            Runner runner = new Runner();
            runner.fairStep = step;
            runners.add(runner);
        }
        define("OPEN", false, false);
        for (int i = 0; i < MESSAGES_BEFORE_THE_OFF; i++) {
            somethingHappens();
        }
        correct(runners.get(0));
        cross(runners.get(1));
        define("SUSPENDED", false, false);
        clearBooks();
        define("OPEN", true, false);
        for (int i = 0; i < MESSAGES_IN_PLAY; i++) {
            somethingHappens();
        }
        define("SUSPENDED", true, false);
        message(trade(runners.get(WINNER), runners.get(WINNER).fairStep, 1_250));
        clearBooks();
        clearTrades();
        define("CLOSED", true, true);
    }

    private void somethingHappens() {
        int index = random.nextInt(runners.size());
        Runner runner = runners.get(index);
        if (random.nextInt(12) == 0) {
            runner.fairStep += random.nextBoolean() ? 1 : -1;
        }
        ObjectNode change = JSON.createObjectNode();
        moveAway(runner, change);
        boolean fromBackable = random.nextBoolean();
        NavigableMap<Integer, Long> side = fromBackable ? runner.backable : runner.layable;
        if (!side.isEmpty() && random.nextInt(3) == 0) {
            int best = fromBackable ? side.lastKey() : side.firstKey();
            long size = Math.min(side.get(best), 100 + random.nextInt(4_000));
            set(runner, fromBackable, best, side.get(best) - size, change);
            addTrade(runner, best, size, change);
        } else {
            int distance = 1 + random.nextInt(DEPTH);
            int step = fromBackable ? runner.fairStep - distance : runner.fairStep + distance;
            long size = random.nextInt(5) == 0 ? 0 : 200 + random.nextInt(20_000);
            set(runner, fromBackable, step, size, change);
        }
        send(index, change);
    }

    /** Levels on the wrong side of the fair odds go, so that the levels do not cross. */
    private static void moveAway(Runner runner, ObjectNode change) {
        for (int step :
                List.copyOf(runner.backable.tailMap(runner.fairStep, true).keySet())) {
            set(runner, true, step, 0, change);
        }
        for (int step :
                List.copyOf(runner.layable.headMap(runner.fairStep, true).keySet())) {
            set(runner, false, step, 0, change);
        }
    }

    /** Something that was traded turns out not to have been. */
    private void correct(Runner runner) {
        int step = runner.traded.lastKey();
        long size = runner.traded.get(step) / 2;
        runner.traded.put(step, size);
        ObjectNode change = JSON.createObjectNode();
        level(change, "trd", step, size);
        send(runners.indexOf(runner), change);
    }

    /** Two messages that belong together: after the first one the levels are crossed. */
    private void cross(Runner runner) {
        int bestLayable = runner.layable.firstKey();
        ObjectNode crossing = JSON.createObjectNode();
        set(runner, true, bestLayable + 1, 3_300, crossing);
        send(runners.indexOf(runner), crossing);
        ObjectNode trading = JSON.createObjectNode();
        set(runner, false, bestLayable, 0, trading);
        set(runner, true, bestLayable + 1, 0, trading);
        addTrade(runner, bestLayable, 700, trading);
        send(runners.indexOf(runner), trading);
    }

    private void clearBooks() {
        for (int i = 0; i < runners.size(); i++) {
            Runner runner = runners.get(i);
            ObjectNode change = JSON.createObjectNode();
            List.copyOf(runner.backable.keySet()).forEach(step -> set(runner, true, step, 0, change));
            List.copyOf(runner.layable.keySet()).forEach(step -> set(runner, false, step, 0, change));
            send(i, change);
        }
    }

    private void clearTrades() {
        for (int i = 0; i < runners.size(); i++) {
            ObjectNode change = JSON.createObjectNode();
            runners.get(i).traded.keySet().forEach(step -> level(change, "trd", step, 0));
            send(i, change);
        }
    }

    private ObjectNode trade(Runner runner, int step, long size) {
        ObjectNode change = JSON.createObjectNode();
        addTrade(runner, step, size, change);
        change.put("id", runners.indexOf(runner) + 1);
        return change;
    }

    private static void addTrade(Runner runner, int step, long size, ObjectNode change) {
        level(change, "trd", step, runner.traded.merge(step, size, Long::sum));
    }

    private static void set(Runner runner, boolean backable, int step, long size, ObjectNode change) {
        NavigableMap<Integer, Long> side = backable ? runner.backable : runner.layable;
        if (size == 0) {
            side.remove(step);
        } else {
            side.put(step, size);
        }
        level(change, backable ? "atb" : "atl", step, size);
    }

    private static void level(ObjectNode change, String field, int step, long size) {
        ArrayNode pair = change.withArray(field).addArray();
        pair.add(BigDecimal.valueOf(Odds.ofIndex(step).hundredths(), 2).stripTrailingZeros());
        pair.add(BigDecimal.valueOf(size, 2));
    }

    private void send(int runner, ObjectNode change) {
        change.put("id", runner + 1);
        message(change);
    }

    private void message(ObjectNode runnerChange) {
        ObjectNode change = JSON.createObjectNode().put("id", MARKET);
        change.putArray("rc").add(runnerChange);
        line(change);
    }

    private void define(String status, boolean inPlay, boolean closed) {
        ObjectNode change = JSON.createObjectNode().put("id", MARKET);
        ObjectNode definition = change.putObject("marketDefinition")
                .put("status", status)
                .put("inPlay", inPlay)
                .put("betDelay", inPlay ? 1 : 0)
                .put("bettingType", "ODDS")
                .put("marketType", "WIN")
                .put("name", "To win")
                .put("eventName", "Sample Stakes")
                .put("marketTime", "2026-01-01T10:05:00.000Z")
                .put("numberOfWinners", 1)
                .put("marketBaseRate", 5);
        ArrayNode list = definition.putArray("runners");
        for (int i = 0; i < NAMES.length; i++) {
            String ended = i == WINNER ? "WINNER" : "LOSER";
            ObjectNode runner = list.addObject()
                    .put("id", i + 1)
                    .put("name", NAMES[i])
                    .put("status", i == REMOVED ? "REMOVED" : closed ? ended : "ACTIVE");
            if (i == REMOVED) {
                runner.put("adjustmentFactor", new BigDecimal("12.5"));
            }
        }
        line(change);
    }

    private void line(ObjectNode change) {
        publishedAt += 200 + random.nextInt(1_500);
        ObjectNode root = JSON.createObjectNode().put("op", "mcm").put("pt", publishedAt);
        root.putArray("mc").add(change);
        lines.add(root.toString());
    }
}
