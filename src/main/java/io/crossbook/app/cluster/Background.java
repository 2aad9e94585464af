package io.crossbook.app.cluster;

import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that outlives the command which started it. A file keeps its id together with the time at which it was
 * started, so that a stranger who has got the same id later is never taken for it.
 */
final class Background {
    private static final int STATE = 0;
    private static final int START_TIME = 19;
    private static final int WORDS_SHOWN = 12;

    /** What has become of the process; STOPPED when none was started or it was stopped, DEAD when it ended alone. */
    enum State {
        STOPPED,
        DEAD,
        PAUSED,
        RUNNING
    }

    private record Known(long pid, long startTime) {}

    private record Seen(char state, long startTime) {}

    private final String name;
    private final Path pidFile;
    private final Path log;
    private long wordsFrom;

    Background(Path folder, String name) {
        this.name = name;
        this.pidFile = folder.resolve(name + ".pid");
        this.log = folder.resolve(name + ".log");
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    State state() {
        Optional<Known> known = known();
        if (known.isEmpty()) {
            return State.STOPPED;
        }
        return seen(known.get().pid())
                .filter(process -> process.startTime() == known.get().startTime())
                .map(process -> switch (process.state()) {
                    case 'T', 't' -> State.PAUSED;
                    case 'Z', 'X' -> State.DEAD;
                    default -> State.RUNNING;
                })
                .orElse(State.DEAD);
    }

    boolean isAlive() {
        State state = state();
        return state == State.RUNNING || state == State.PAUSED;
    }

    /** Of the process as long as it lives. */
    Optional<Long> pid() {
        return isAlive() ? known().map(Known::pid) : Optional.empty();
    }

    /** Starts the process away from this terminal; what it says goes to the end of its log. */
    void start(List<String> command, Map<String, String> environment) {
        try {
            if (!Files.exists(log)) {
                Files.createFile(
                        log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            wordsFrom = Files.size(log);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            long pid = builder.start().pid();
            remember(new Known(pid, seen(pid).map(Seen::startTime).orElse(0L)));
        } catch (IOException e) {
            throw new StartFailure("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** What the process has said since this object started it. */
    List<String> words() {
        try (FileChannel channel = FileChannel.open(log)) {
            channel.position(wordsFrom);
            InputStream rest = Channels.newInputStream(channel);
            return new String(rest.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why it does not work, as far as its log tells. */
    StartFailure failure(String what) {
        List<String> words = words();
        String last = String.join("\n  ", words.subList(Math.max(0, words.size() - WORDS_SHOWN), words.size()));
        return new StartFailure(name + " " + what + ". Its last words in " + log + ":\n  " + last);
    }

    /** Sends a signal by its name, like KILL; the process has to live. */
    void signal(String signal) {
        long pid = pid().orElseThrow(() -> new StartFailure(name + " does not run."));
        try {
            int exit = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new StartFailure("The signal " + signal + " did not reach " + name + " (process " + pid + ").");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits for its end, at most so long; false when it still lives. */
    boolean awaitEnd(Duration patience) {
        Optional<ProcessHandle> process = pid().flatMap(ProcessHandle::of);
        if (process.isPresent()) {
            try {
                process.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return !isAlive();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return true;
    }

    /** Forgets a process that was stopped on purpose. */
    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Known> known() {
        try {
            String[] words = Files.readString(pidFile).strip().split(" ", 0);
            return Optional.of(new Known(Long.parseLong(words[0]), Long.parseLong(words[1])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new StartFailure(
                    pidFile + " does not say which process " + name
                            + " is. See whether one runs, then delete the file.",
                    e);
        }
    }

    private void remember(Known process) throws IOException {
        Path fresh = pidFile.resolveSibling(pidFile.getFileName() + ".new");
        Files.writeString(fresh, process.pid() + " " + process.startTime() + "\n");
        Files.move(fresh, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As the system shows the process: proc(5), "stat", from the third field on. */
    private static Optional<Seen> seen(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 0);
            return Optional.of(new Seen(fields[STATE].charAt(0), Long.parseLong(fields[START_TIME])));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static StartFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartFailure("interrupted", e);
    }
}
