package io.crossbook.payments.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/** Lines of JSON that outlive the process, if there is a file for them. */
final class AccountFile implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final BufferedWriter writer;

    /** Hands over the lines that are there and continues after them. */
    AccountFile(Optional<Path> file, Consumer<JsonNode> earlier) throws IOException {
        if (file.isEmpty()) {
            writer = null;
            return;
        }
        if (Files.exists(file.get())) {
            for (String line : Files.readAllLines(file.get())) {
                earlier.accept(JSON.readTree(line));
            }
        }
        writer = Files.newBufferedWriter(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void add(JsonNode line) {
        if (writer == null) {
            return;
        }
        try {
            writer.write(JSON.writeValueAsString(line));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
