package io.crossbook.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** Processor time that this process and the database's processes have used so far. */
final class CpuMeter {
    private final Path databasePrograms;

    /** The database is told by the folder from which its programs run. */
    CpuMeter(Path databasePrograms) {
        this.databasePrograms = databasePrograms;
    }

    /**
     * Processor time by whom, or between two moments.
     *
     * @param work of this process's own threads, without its compiler and its garbage collector
     */
    record Used(Duration exchange, Duration work, Duration database) {
        Used minus(Used before) {
            return new Used(exchange.minus(before.exchange), work.minus(before.work), database.minus(before.database));
        }
    }

    Used now() {
        long self = ProcessHandle.current().pid();
        return new Used(total(one -> one.pid() == self), work(), total(this::isDatabase));
    }

    private static Duration work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            nanos += Math.max(0, threads.getThreadCpuTime(id));
        }
        return Duration.ofNanos(nanos);
    }

    private boolean isDatabase(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(program -> program.startsWith(databasePrograms))
                .isPresent();
    }

    private static Duration total(Predicate<ProcessHandle> which) {
        return ProcessHandle.allProcesses()
                .filter(which)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
