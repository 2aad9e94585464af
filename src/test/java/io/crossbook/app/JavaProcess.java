package io.crossbook.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A class of the tests or of the program, run as a process of its own that can be killed. */
public final class JavaProcess {
    /**
     * Most of these live for less than a minute: to compile their code to the utmost, and to read and check the same
     * thousands of classes in each, would take more time than all that they do. The variable reaches the nodes that a
     * command starts as well.
     */
    private static final String OPTIONS = "JDK_JAVA_OPTIONS";

    /** The first compiler only; what Java has to complain about is not mixed into what the process prints. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -Xlog:disable -Xlog:all=warning:stderr";

    private static final String JAR = File.separator + "crossbook.jar";

    private JavaProcess() {}

    /** Prepares to run the main method of a class with arguments, on this class path. */
    public static ProcessBuilder of(Class<?> program, String... arguments) {
        return of(classPath(), program, arguments);
    }

    private static ProcessBuilder of(List<String> classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-Xss2m", "-cp", String.join(File.pathSeparator, classPath)));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command);
        process.environment().put(OPTIONS, SHORT_LIVED + sharing(Path.of(classPath.get(0))));
        // A test has the markets that it makes; one that wants the demo says --demo.
        process.environment().put("CROSSBOOK_DEMO", "off");
        return process;
    }

    /** Prepares to run the program out of its jar, whose classes an archive keeps from then on; see ClassArchive. */
    static ProcessBuilder archiving(Path jar, String... arguments) {
        ProcessBuilder process = of(List.of(jar.toString()), Main.class, arguments);
        process.environment().put(OPTIONS, SHORT_LIVED + " -XX:ArchiveClassesAtExit=" + archive(jar));
        return process;
    }

    private static Path archive(Path jar) {
        return jar.resolveSibling(jar.getFileName() + ".classes");
    }

    /** Nothing when there is no archive, or one of an older jar. */
    private static String sharing(Path jar) {
        try {
            Path archive = archive(jar);
            boolean fits = Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
            return fits ? " -XX:SharedArchiveFile=" + archive : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The built jar, which names its libraries itself, in front, as an archive of its classes needs it, and then what
     * only tests have; all as it is when no jar has been built.
     */
    private static List<String> classPath() {
        List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        return all.stream()
                .filter(entry -> entry.endsWith(JAR))
                .findFirst()
                .map(jar -> Stream.concat(
                                Stream.of(jar),
                                all.stream().filter(Predicate.not(jar::equals)).filter(isNoLibraryOf(jar)))
                        .toList())
                .orElse(all);
    }

    private static Predicate<String> isNoLibraryOf(String jar) {
        try (Stream<Path> libraries = Files.list(Path.of(jar).resolveSibling("lib"))) {
            var names = libraries.map(Path::getFileName).collect(Collectors.toSet());
            return entry -> !names.contains(Path.of(entry).getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; what it has to complain about appears among the test's own words. */
    public static Process start(Class<?> program, String... arguments) throws IOException {
        return of(program, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
