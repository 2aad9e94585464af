package io.crossbook.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.crossbook.audit.JournalEntry;
import io.crossbook.sourcing.SealedTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Exports made of lists of events, and the ways to falsify them. */
public final class RecordedExport {
    private static final JsonMapper JSON = new JsonMapper();
    private static final CBORMapper CBOR = CBORMapper.builder()
            .addModule(new SealedTypes())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private final List<String> lines;

    private RecordedExport(List<String> lines) {
        this.lines = lines;
    }

    /** All events of a journal. */
    public static RecordedExport of(List<JournalEntry> journal) {
        return of(journal, ExportEnd.NOTHING);
    }

    private static RecordedExport of(List<JournalEntry> journal, ExportEnd continued) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            var range = new ExportRange("2027-01-15T08:00:00Z", "1", "db", "9", journal.size(), journal.size(), true);
            ExportWriter writer = ExportWriter.begin(out, range, continued);
            for (int i = 0; i < journal.size(); i++) {
                writer.event(stored(i + 1, journal.get(i)));
            }
            writer.row("users", "{\"id\": \"u-1\", \"roles\": [\"user\"]}");
            writer.end();
            return new RecordedExport(
                    new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredEvent stored(long ordering, JournalEntry entry) throws IOException {
        return new StoredEvent(
                ordering,
                entry.persistenceId(),
                entry.sequence(),
                false,
                entry.writer(),
                entry.event().at() / 1_000,
                "",
                33,
                entry.event().getClass().getName(),
                CBOR.writeValueAsBytes(entry.event()),
                null,
                null);
    }

    /** What continues this one when the journal has grown to all these events. */
    public RecordedExport continuedBy(List<JournalEntry> journal) {
        JsonNode trailer = json(lines.get(lines.size() - 1));
        var end = new ExportEnd(
                trailer.get("hash").asText(),
                trailer.get("last").asLong(),
                trailer.get("lastPayload").asText());
        return of(journal, end);
    }

    public int size() {
        return lines.size();
    }

    /** Number of the first line from this one on whose event is of a type. */
    public int find(String type, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (json(lines.get(i)).path("event").path("type").asText().equals(type)) {
                return i;
            }
        }
        throw new IllegalStateException("no " + type);
    }

    public String text(int line) {
        return lines.get(line);
    }

    public RecordedExport without(int line) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(line);
        return new RecordedExport(fewer);
    }

    public RecordedExport swapped(int one, int other) {
        List<String> swapped = new ArrayList<>(lines);
        swapped.set(one, lines.get(other));
        swapped.set(other, lines.get(one));
        return new RecordedExport(swapped);
    }

    public RecordedExport with(int line, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(line, change.apply(lines.get(line)));
        return new RecordedExport(changed);
    }

    /** Changes what a line says and, if that is an event, its stored bytes with it. */
    public RecordedExport saying(int line, Consumer<ObjectNode> change) {
        return with(line, text -> {
            ObjectNode members = (ObjectNode) json(text);
            change.accept(members);
            if (members.has("event")) {
                members.put("stored", cbor(members.get("event")));
            }
            return members.toString();
        });
    }

    private static byte[] cbor(JsonNode event) {
        try {
            return CBOR.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same lines with hashes that fit, as a clever forger makes them. */
    public RecordedExport rehashed() {
        List<String> forged = new ArrayList<>();
        String hash = json(lines.get(0)).get("previous").asText();
        for (String line : lines) {
            String hashed = line.substring(0, line.length() - Hashes.SUFFIX);
            hash = Hashes.next(hash, hashed.getBytes(StandardCharsets.UTF_8));
            forged.add(hashed + Hashes.MEMBER + hash + "\"}");
        }
        return new RecordedExport(forged);
    }

    public String hash() {
        return json(lines.get(lines.size() - 1)).get("hash").asText();
    }

    public Path writeTo(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
