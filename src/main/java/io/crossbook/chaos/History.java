package io.crossbook.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossbook.history.Operation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that clients asked and were told, in memory and, a JSON object a line, in a file for other tools. */
public final class History implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Operation> operations = new ArrayList<>();
    private final BufferedWriter file;

    /** Writes to a new file. */
    public History(Path path) {
        try {
            file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what has returned. */
    public synchronized void add(Operation operation) {
        operations.add(operation);
        try {
            file.write(JSON.writeValueAsString(operation));
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All so far. */
    public synchronized List<Operation> all() {
        return List.copyOf(operations);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
