package io.crossbook.bench;

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

    /** Processor time by whom, or between two moments. */
    record Used(Duration exchange, Duration database) {
        Used minus(Used before) {
            return new Used(exchange.minus(before.exchange), database.minus(before.database));
        }
    }

    Used now() {
        long self = ProcessHandle.current().pid();
        return new Used(total(one -> one.pid() == self), total(this::isDatabase));
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
