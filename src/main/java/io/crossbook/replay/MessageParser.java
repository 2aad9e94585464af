package io.crossbook.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossbook.domain.money.Odds;
import io.crossbook.replay.RecordedMessage.Definition;
import io.crossbook.replay.RecordedMessage.Level;
import io.crossbook.replay.RecordedMessage.Runner;
import io.crossbook.replay.RecordedMessage.RunnerChange;
import io.crossbook.replay.RecordedMessage.RunnerStatus;
import io.crossbook.replay.RecordedMessage.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one line in the exchange stream format ({@code "op":"mcm"}); a line without market changes gives no message.
 */
final class MessageParser {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int SCALE = 2;
    private static final int LOWEST_ODDS = Odds.ofIndex(0).hundredths();
    private static final int HIGHEST_ODDS = Odds.ofIndex(Odds.STEPS - 1).hundredths();

    List<RecordedMessage> parse(long line, String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.path("op").isTextual()) {
                throw new BadRecordingException("line " + line + " is not a market stream message: it has no \"op\"");
            }
            List<RecordedMessage> messages = new ArrayList<>();
            for (JsonNode change : root.path("mc")) {
                messages.add(message(line, root, change));
            }
            return messages;
        } catch (JsonProcessingException notJson) {
            throw new BadRecordingException(
                    "line " + line + " is not complete JSON (cut off?): " + start(text), notJson);
        } catch (ArithmeticException | IllegalArgumentException | NullPointerException malformed) {
            throw new BadRecordingException("line " + line + " cannot be read: " + malformed.getMessage(), malformed);
        }
    }

    private static RecordedMessage message(long line, JsonNode root, JsonNode change) {
        if (!root.path("pt").canConvertToLong() || !change.hasNonNull("id")) {
            throw new IllegalArgumentException("a market change needs \"pt\" and \"id\"");
        }
        JsonNode definition = change.path("marketDefinition");
        List<RunnerChange> runners = new ArrayList<>();
        for (JsonNode runner : change.path("rc")) {
            runners.add(new RunnerChange(
                    selectionId(runner),
                    levels(runner.path("atb"), true),
                    levels(runner.path("atl"), true),
                    levels(runner.path("trd"), false)));
        }
        return new RecordedMessage(
                line,
                root.get("pt").longValue(),
                change.get("id").asText(),
                change.path("img").asBoolean(false),
                definition.isObject() ? Optional.of(definition(definition)) : Optional.empty(),
                runners);
    }

    private static Definition definition(JsonNode node) {
        List<Runner> runners = new ArrayList<>();
        for (JsonNode runner : node.path("runners")) {
            String id = selectionId(runner);
            runners.add(new Runner(
                    id,
                    runner.path("name").asText(id),
                    RunnerStatus.valueOf(runner.path("status").asText("ACTIVE").toUpperCase(Locale.ROOT)),
                    percent(runner.path("adjustmentFactor"))));
        }
        String name = node.path("name").asText(node.path("marketType").asText("Recorded market"));
        return new Definition(
                Status.valueOf(node.path("status").asText()),
                node.path("inPlay").asBoolean(false),
                name,
                node.path("eventName").asText(node.path("venue").asText(name)),
                node.path("marketTime").asText(""),
                node.path("numberOfWinners").asInt(1),
                percent(node.path("marketBaseRate")),
                runners);
    }

    private static String selectionId(JsonNode runner) {
        if (runner.path("hc").decimalValue().signum() != 0) {
            throw new IllegalArgumentException("handicap lines cannot be replayed");
        }
        if (!runner.hasNonNull("id")) {
            throw new IllegalArgumentException("a runner has no \"id\"");
        }
        return runner.get("id").asText();
    }

    /** Orders have odds of the ladder; what was traded may have other odds by now, because a removal reduces them. */
    private static List<Level> levels(JsonNode pairs, boolean onLadder) {
        List<Level> levels = new ArrayList<>(pairs.size());
        for (JsonNode pair : pairs) {
            if (pair.size() != 2 || !pair.get(0).isNumber() || !pair.get(1).isNumber()) {
                throw new IllegalArgumentException("a level must be [price, size] but is " + pair);
            }
            long odds = hundredths(pair.get(0));
            if (onLadder ? !Odds.isOnLadder(odds) : odds < LOWEST_ODDS || odds > HIGHEST_ODDS) {
                throw new IllegalArgumentException("price " + pair.get(0) + " is not on the odds ladder");
            }
            levels.add(new Level((int) odds, hundredths(pair.get(1))));
        }
        return levels;
    }

    private static long hundredths(JsonNode number) {
        BigDecimal value = number.decimalValue();
        if (value.signum() < 0 || value.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException("not a size or price with at most two decimals: " + number);
        }
        return value.movePointRight(SCALE).longValueExact();
    }

    /** Percentages have two decimals on our exchange; some adjustment factors are recorded with three. */
    private static String percent(JsonNode number) {
        return number.isNumber()
                ? number.decimalValue()
                        .setScale(SCALE, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : "0";
    }

    private static String start(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
