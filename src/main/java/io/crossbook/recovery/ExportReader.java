package io.crossbook.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads an export and those that continue it, line by line, and checks what restoring relies on: the chain, that each
 * file is whole, and that events come in order. Fails with {@link ExportUnusable} at the first fault.
 */
final class ExportReader {
    private static final int BUFFER = 1 << 16;

    /** Hears what the lines say. */
    interface Listener {
        /** One event; {@code line} is all that was said of it. */
        void event(StoredEvent event, JsonNode line) throws SQLException, IOException;

        /** One row of another table, of the last file only. */
        default void row(String table, String row) throws SQLException {}

        /** The last line of the last file. */
        default void end(JsonNode trailer) throws SQLException {}
    }

    private final JsonMapper json = new JsonMapper();
    private final Listener listener;
    private String hash = Hashes.NONE;
    private long ordering;
    private long events;
    private long rows;
    private boolean ended;

    private ExportReader(Listener listener) {
        this.listener = listener;
    }

    /** Reads all files; returns the hash with which the chain ends. */
    static String read(List<Path> files, Listener listener) throws SQLException {
        ExportReader reader = new ExportReader(listener);
        for (Path file : files) {
            reader.read(file, file.equals(files.get(files.size() - 1)));
        }
        return reader.hash;
    }

    /** Reads one file, which may continue others that are not at hand; returns the hash with which it ends. */
    static String readOne(Path file, Listener listener) throws SQLException {
        ExportReader reader = new ExportReader(listener);
        JsonNode header = header(file);
        reader.hash = header.path("previous").asText();
        reader.ordering = header.path("after").asLong();
        reader.read(file, true);
        return reader.hash;
    }

    /** The header alone. */
    static JsonNode header(Path file) {
        try (InputStream in = open(file)) {
            byte[] line = next(in);
            JsonNode header = line == null ? null : new JsonMapper().readTree(line);
            if (header == null || !header.path("format").asText().equals(ExportWriter.FORMAT)) {
                throw new ExportUnusable(
                        file + " is no export that this program can read (" + ExportWriter.FORMAT + ").");
            }
            return header;
        } catch (IOException e) {
            throw new ExportUnusable(file + " is no export of a Crossbook (" + e.getMessage() + ").", e);
        }
    }

    private void read(Path file, boolean last) throws SQLException {
        requireContinuation(file, header(file));
        ended = false;
        events = 0;
        rows = 0;
        long number = 0;
        try (InputStream in = open(file)) {
            for (byte[] line = next(in); line != null; line = next(in)) {
                number++;
                see(line, last);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ExportUnusable(
                    file + " is damaged or cut off after line " + number + " (" + e.getMessage() + ").", e);
        }
        if (!ended) {
            throw new ExportUnusable(file + " is cut off after line " + number + ": its last line is missing.");
        }
    }

    private void requireContinuation(Path file, JsonNode header) {
        if (header.path("after").asLong(-1) != ordering
                || !header.path("previous").asText().equals(hash)) {
            throw new ExportUnusable(
                    ordering == 0
                            ? file + " continues another export. Name that one before it."
                            : file + " does not continue the file before it.");
        }
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), BUFFER), BUFFER);
    }

    /** The next line, null at the end. */
    private static byte[] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() > 0) {
                    throw new IOException("half a line at the end");
                }
                return null;
            }
            line.write(b);
        }
        return line.toByteArray();
    }

    private void see(byte[] bytes, boolean lastFile) throws IOException, SQLException {
        int hashed = bytes.length - Hashes.SUFFIX;
        if (hashed < 0 || ended) {
            throw new IOException("a line that does not belong there");
        }
        hash = Hashes.next(hash, Arrays.copyOf(bytes, hashed));
        String suffix = new String(bytes, hashed, Hashes.SUFFIX, StandardCharsets.UTF_8);
        if (!suffix.equals(Hashes.MEMBER + hash + "\"}")) {
            throw new IOException("a line is not the one that was written there");
        }
        JsonNode line = json.readTree(bytes);
        switch (line.path("type").asText()) {
            case "header" -> {}
            case "event" -> event(line);
            case "row" -> {
                rows++;
                if (lastFile) {
                    listener.row(
                            line.required("table").textValue(),
                            line.required("row").toString());
                }
            }
            case "trailer" -> trailer(line, lastFile);
            default -> throw new IOException("a line of an unknown type");
        }
    }

    private void event(JsonNode line) throws IOException, SQLException {
        StoredEvent event = StoredEvent.of(line);
        if (event.ordering() <= ordering) {
            throw new IOException("events that are not in their order");
        }
        ordering = event.ordering();
        events++;
        listener.event(event, line);
    }

    private void trailer(JsonNode trailer, boolean lastFile) throws IOException, SQLException {
        ended = true;
        if (trailer.required("events").longValue() != events
                || trailer.required("rows").longValue() != rows
                || trailer.required("last").longValue() != ordering) {
            throw new IOException("lines are missing");
        }
        if (lastFile) {
            listener.end(trailer);
        }
    }
}
