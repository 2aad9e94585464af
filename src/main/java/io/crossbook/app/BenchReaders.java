package io.crossbook.app;

import io.crossbook.bench.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that reads the sockets of {@code crossbook bench stream}; that command starts it, and it ends with its
 * standard input.
 */
final class BenchReaders {
    private BenchReaders() {}

    public static void main(String[] arguments) throws IOException {
        Readers.serve(System.in, System.out, Engine.clock());
    }

    /** How to run it: with the Java and the classes of this process, and little heap to collect. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BenchReaders.class.getName());
    }
}
