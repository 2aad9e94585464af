package io.crossbook.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A file of one market's messages, one JSON object a line; plain, gzip, bzip2 or xz as its first bytes say.
 *
 * <p>The name {@value #SAMPLE} stands for the small recording that comes with the program.
 */
final class Recording {
    static final String SAMPLE = "sample";

    private static final String SAMPLE_RESOURCE = "/recordings/sample.jsonl.xz";
    private static final int LONGEST_MAGIC = 6;

    private final String name;
    private final Source source;

    private interface Source {
        InputStream open() throws IOException;
    }

    private Recording(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    static Recording named(String name) {
        Path path = Path.of(name);
        if (name.equals(SAMPLE) && !Files.exists(path)) {
            return new Recording(name, () -> Recording.class.getResourceAsStream(SAMPLE_RESOURCE));
        }
        return of(path);
    }

    static Recording of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BadRecordingException(path + ": no such file (a recording, or the word \"" + SAMPLE + "\")");
        }
        return new Recording(path.toString(), () -> Files.newInputStream(path));
    }

    String name() {
        return name;
    }

    /** Hands every market change of the file to {@code reader}, in order; lines without one are passed over. */
    void forEach(Consumer<RecordedMessage> reader) {
        MessageParser parser = new MessageParser();
        long line = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(decompressed(source.open()), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    parse(parser, line, text).forEach(reader);
                }
            }
        } catch (EOFException cut) {
            throw new BadRecordingException(name + ": the compressed file ends early, after line " + line, cut);
        } catch (IOException broken) {
            throw new BadRecordingException(
                    name + ": cannot be read after line " + line + ": " + broken.getMessage(), broken);
        }
    }

    private Iterable<RecordedMessage> parse(MessageParser parser, long line, String text) {
        try {
            return parser.parse(line, text);
        } catch (BadRecordingException bad) {
            throw new BadRecordingException(name + ": " + bad.getMessage(), bad);
        }
    }

    private static InputStream decompressed(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw);
        in.mark(LONGEST_MAGIC);
        byte[] head = in.readNBytes(LONGEST_MAGIC);
        in.reset();
        if (startsWith(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return new XZInputStream(in);
        }
        if (startsWith(head, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(in, true);
        }
        if (startsWith(head, 0x1F, 0x8B)) {
            return new GZIPInputStream(in);
        }
        return in;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
