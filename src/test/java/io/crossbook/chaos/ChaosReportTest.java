package io.crossbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
    @Test
    void saysWhatWasDoneWhatCouldNotBeDoneAndWhatDiffers() {
        ChaosReport report = new ChaosReport();
        report.round();
        report.count(FaultKind.KILL_ONE);
        report.count(FaultKind.KILL_ONE);
        report.impossible(FaultKind.DISK_FULL, "no mount");
        report.figure("bets acknowledged", 12_345);
        report.failovers(
                FaultKind.KILL_ONE,
                List.of(TimeUnit.SECONDS.toNanos(2), TimeUnit.SECONDS.toNanos(3), TimeUnit.SECONDS.toNanos(9)));
        report.difference("a cent is missing");
        assertThat(report.lines(7))
                .anyMatch(line -> line.matches("seed +7"))
                .anyMatch(line -> line.matches("kill -9 of one node +2"))
                .anyMatch(line -> line.matches("disk of the database full +not run: no mount"))
                .anyMatch(line -> line.matches("bets acknowledged +12,345"))
                .anyMatch(line -> line.matches("failover after kill -9 of one node, median +3.0 s"))
                .anyMatch(line -> line.matches("failover after kill -9 of one node, longest +9.0 s"))
                .anyMatch(line -> line.matches("differences +1"));
        assertThat(report.differences()).containsExactly("a cent is missing");
    }
}
