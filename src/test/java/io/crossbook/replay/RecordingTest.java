package io.crossbook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class RecordingTest {
    private static final List<String> LINES = List.of("{\"op\":\"mcm\",\"pt\":1,\"mc\":[{\"id\":\"1.5\"}]}", "");

    @TempDir
    Path folder;

    private interface Compression {
        OutputStream around(OutputStream out) throws IOException;
    }

    @Test
    void everyCompressionIsRecognisedByItsContentAndNotItsName() throws IOException {
        List<Compression> compressions = List.of(
                out -> out,
                GZIPOutputStream::new,
                BZip2CompressorOutputStream::new,
                out -> new XZOutputStream(out, new LZMA2Options()));
        for (Compression compression : compressions) {
            Path file = write(folder.resolve("recording.dat"), LINES, compression);

            assertThat(messages(Recording.of(file))).hasSize(1);
        }
    }

    @Test
    void theSampleIsWhatItsGeneratorWrites() throws IOException {
        Path generated = write(folder.resolve("sample.jsonl"), SampleRecording.lines(SampleRecording.SEED), out -> out);

        assertThat(messages(Recording.named(Recording.SAMPLE))).isEqualTo(messages(Recording.of(generated)));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Recording.named("no-such-file"))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("no-such-file: no such file");
    }

    @Test
    void aFileCutOffInTheMiddleIsRefused() throws IOException {
        Path whole = write(
                folder.resolve("whole"),
                SampleRecording.lines(SampleRecording.SEED),
                out -> new XZOutputStream(out, new LZMA2Options()));
        byte[] bytes = Files.readAllBytes(whole);
        Path half = folder.resolve("half");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> messages(Recording.of(half)))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("half")
                .hasMessageContaining("after line");
    }

    @Test
    void aLineCutOffIsRefusedWithFileAndLine() throws IOException {
        Path file = write(folder.resolve("cut"), List.of(LINES.get(0), "{\"op\":\"mcm\",\"pt\""), out -> out);

        assertThatThrownBy(() -> messages(Recording.of(file)))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("cut: line 2");
    }

    private static List<RecordedMessage> messages(Recording recording) {
        List<RecordedMessage> messages = new ArrayList<>();
        recording.forEach(messages::add);
        return messages;
    }

    private static Path write(Path file, List<String> lines, Compression compression) throws IOException {
        try (OutputStream out = compression.around(Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
