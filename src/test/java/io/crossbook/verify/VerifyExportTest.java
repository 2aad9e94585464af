package io.crossbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossbook.audit.JournalEntry;
import io.crossbook.audit.StoredJournal;
import io.crossbook.recovery.RecordedExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyExportTest {
    private static final int AGREES = 0;
    private static final int DIFFERENT = 1;
    private static final int UNREADABLE = 2;
    private static final long SEED = 11;
    private static final int STEPS = 3_000;

    private static final RecordedExport HONEST = RecordedExport.of(StoredJournal.story(SEED, STEPS));

    @TempDir
    Path folder;

    private String output;

    private int verify(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int code = VerifyExport.run(arguments, both, both);
            output = out.toString(StandardCharsets.UTF_8);
            return code;
        }
    }

    private int verify(RecordedExport... exports) throws IOException {
        List<String> files = new ArrayList<>();
        for (RecordedExport export : exports) {
            Path file = folder.resolve(files.size() + ".jsonl.gz");
            files.add(export.writeTo(file).toString());
        }
        return verify(files.toArray(new String[0]));
    }

    private void assertFound(RecordedExport forged, String what) throws IOException {
        assertThat(verify(forged)).as(output).isEqualTo(DIFFERENT);
        assertThat(output).contains(what, "DIFFERENT");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatTheExchangeWroteAgreesWhenAtRestAndInTheMiddleOfThings(long seed) throws IOException {
        assertThat(verify(RecordedExport.of(StoredJournal.story(seed, STEPS))))
                .as("seed %d: %s", seed, output)
                .isEqualTo(AGREES);
        assertThat(verify(RecordedExport.of(StoredJournal.corrected(seed, STEPS))))
                .as("seed %d: %s", seed, output)
                .isEqualTo(AGREES);
        assertThat(verify(RecordedExport.of(StoredJournal.unfinished(seed, STEPS))))
                .as("seed %d: %s", seed, output)
                .isEqualTo(AGREES);
    }

    @Test
    void everyBalanceIsPrintedWhenAsked() throws IOException {
        Path file = HONEST.writeTo(folder.resolve("export.jsonl.gz"));

        assertThat(verify("--balances", "--hash", HONEST.hash(), file.toString()))
                .as(output)
                .isEqualTo(AGREES);
        assertThat(output).contains("alice", "erin", "deposits             2500.00", HONEST.hash(), "OK");
    }

    @Test
    void theChangedByteIsFound() throws IOException {
        assertFound(HONEST.with(7, line -> line.replaceFirst("\"writer\":\"", "\"writer\":\"x")), "line 8");
    }

    @Test
    void theRemovedLineIsFoundEvenWithNewHashes() throws IOException {
        int line = HONEST.find("Reserved", HONEST.size() / 2);
        assertFound(HONEST.without(line), "the hash does not follow");
        assertFound(HONEST.without(line).rehashed(), "comes next");
    }

    @Test
    void twoSwappedLinesAreFoundEvenWithNewHashes() throws IOException {
        assertFound(HONEST.swapped(20, 21), "the hash does not follow");
        assertFound(HONEST.swapped(20, 21).rehashed(), "comes after");
    }

    @Test
    void theChangedDepositWithNewHashesIsFoundByTheTotals() throws IOException {
        RecordedExport forged = HONEST.saying(HONEST.find("Deposited", 0), line -> event(line)
                        .put("amount", event(line).get("amount").asLong() + 1_000_000))
                .rehashed();
        assertFound(forged, "deposits should be 2501000000, but the export says 2500000000");
    }

    @Test
    void moreSharesThanWereIssuedAreFoundByTheHoldings() throws IOException {
        int issue = HONEST.find("SharesIssued", 0);
        RecordedExport twice =
                HONEST.saying(issue, line -> event(line).put("size", 0)).rehashed();
        assertFound(twice, "issues nothing");
    }

    private static ObjectNode event(ObjectNode line) {
        return (ObjectNode) line.get("event");
    }

    @Test
    void theChangedPayoutWithNewHashesIsFoundByTheBets() throws IOException {
        RecordedExport forged = HONEST.saying(HONEST.find("SettlementStarted", 0), line -> event(line)
                        .put("commission", event(line).get("commission").asLong() + 10_000))
                .rehashed();
        assertFound(forged, "the bets are worth");
    }

    @Test
    void theChangedDiscountWithNewHashesIsFoundByTheEntryAndByTheOrders() throws IOException {
        int granted = HONEST.find("DiscountSet", HONEST.find("DiscountSet", 0) + 1);
        assertFound(
                HONEST.saying(granted, line -> event(line).put("discountBps", 1))
                        .rehashed(),
                "enters at another discount than the user has");
        int order = HONEST.find("OrderAccepted", 0);
        while (HONEST.text(order).contains("\"discountBps\":0}")) {
            order = HONEST.find("OrderAccepted", order + 1);
        }
        assertFound(
                HONEST.saying(order, line -> event(line).put("discountBps", 0)).rehashed(),
                "book and wallet have different discounts");
    }

    @Test
    void theChangedFillWithNewHashesIsFoundByTheWallet() throws IOException {
        int fills = HONEST.find("OrderAccepted", 0);
        while (!HONEST.text(fills).contains("\"restingNumber\"")) {
            fills = HONEST.find("OrderAccepted", fills + 1);
        }
        RecordedExport forged = HONEST.saying(fills, line -> {
                    ObjectNode fill = (ObjectNode) event(line).get("fills").get(0);
                    fill.put("size", fill.get("size").asLong() - 1);
                })
                .rehashed();
        assertFound(forged, "but the book says");
    }

    @Test
    void storedBytesThatSaySomethingElseAreFound() throws IOException {
        RecordedExport forged = HONEST.with(
                        HONEST.find("Deposited", 0), line -> line.replaceFirst("\"amount\":\\d+", "\"amount\":1"))
                .rehashed();
        assertFound(forged, "says something else in its stored bytes");
    }

    @Test
    void theTruncatedFileIsFoundWhereverItWasCut() throws IOException {
        byte[] whole = Files.readAllBytes(HONEST.writeTo(folder.resolve("whole")));
        Path cut = folder.resolve("cut");
        for (int length : List.of(whole.length - 1, whole.length / 2, 100)) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThat(verify(cut.toString())).isEqualTo(DIFFERENT);
            assertThat(output).contains("cut off");
        }
        assertFound(HONEST.without(HONEST.size() - 1), "its last line is missing");
    }

    @Test
    void aForgerWhoMakesEverythingFitIsFoundByTheHashThatWasKept() throws IOException {
        RecordedExport other = RecordedExport.of(StoredJournal.story(SEED + 1, STEPS));
        Path file = other.writeTo(folder.resolve("forged.jsonl.gz"));

        assertThat(verify(file.toString())).isEqualTo(AGREES);
        assertThat(verify("--hash", HONEST.hash(), file.toString())).isEqualTo(DIFFERENT);
    }

    @Test
    void aContinuationCountsOnlyAfterWhatItContinues() throws IOException {
        List<JournalEntry> journal = StoredJournal.story(SEED, STEPS);
        RecordedExport half = RecordedExport.of(journal.subList(0, journal.size() / 2));
        RecordedExport rest = half.continuedBy(journal);

        assertThat(verify(half, rest)).as(output).isEqualTo(AGREES);
        assertThat(output).contains("deposits             2500.00");
        assertFound(rest, "continues another export");
        assertThat(verify(half, half)).isEqualTo(DIFFERENT);
    }

    @Test
    void wordsThatMakeNoSenseAreNoDifference() {
        assertThat(verify(new String[0])).isEqualTo(UNREADABLE);
        assertThat(verify("--what", "file")).isEqualTo(UNREADABLE);
        assertThat(verify(folder.resolve("none").toString())).isEqualTo(UNREADABLE);
    }

    /** The file alone, without a class path, as its users run it. */
    @Test
    void itNeedsNothingButAJdk() throws IOException, InterruptedException {
        Path file = HONEST.writeTo(folder.resolve("export.jsonl.gz"));
        Path alone = folder.resolve("VerifyExport.java");
        Files.copy(Path.of("src/main/java/io/crossbook/verify/VerifyExport.java"), alone);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), alone.toString(), file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isEqualTo(AGREES);
        assertThat(output).contains(HONEST.hash(), "OK: everything agrees");
    }
}
