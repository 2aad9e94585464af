package io.crossbook.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests or of the program, run as a process of its own that can be killed. */
public final class JavaProcess {
    private JavaProcess() {}

    /** Prepares to run the main method of a class with arguments, on this class path. */
    public static ProcessBuilder of(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-Xss2m", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command);
        // A test has the markets that it makes; one that wants the demo says --demo.
        process.environment().put("CROSSBOOK_DEMO", "off");
        return process;
    }

    /** Starts it; what it has to complain about appears among the test's own words. */
    public static Process start(Class<?> program, String... arguments) throws IOException {
        return of(program, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
