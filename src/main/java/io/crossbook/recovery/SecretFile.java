package io.crossbook.recovery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.zip.GZIPOutputStream;

/** A compressed file that only its owner may read, and that is there completely or not at all. */
final class SecretFile {
    private static final int BUFFER = 1 << 16;

    /** What the file holds. */
    @FunctionalInterface
    interface Content<T> {
        T writeTo(OutputStream out) throws IOException, SQLException;
    }

    private SecretFile() {}

    /** Writes it under another name, brings it to the disk and renames it; on any failure nothing of it is left. */
    static <T> T write(Path file, Content<T> content) throws SQLException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new ExportUnusable(file + " is there already. Name another file with --to.");
        }
        Path partial = null;
        try {
            // Readable by its owner only.
            partial = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".partial");
            T result = fill(partial, content);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (IOException e) {
            throw new ExportUnusable(
                    "Cannot write " + file + " (" + reason(e) + "). Make room, or name another file with --to.", e);
        } finally {
            remove(partial);
        }
    }

    private static <T> T fill(Path partial, Content<T> content) throws IOException, SQLException {
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE);
                GZIPOutputStream zip = new GZIPOutputStream(Channels.newOutputStream(channel), BUFFER);
                OutputStream out = new BufferedOutputStream(zip, BUFFER)) {
            T result = content.writeTo(out);
            out.flush();
            zip.finish();
            channel.force(true);
            return result;
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() == null
                ? file.getClass().getSimpleName()
                : e.getMessage();
    }

    private static void remove(Path partial) {
        try {
            if (partial != null) {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            // Its name says that it is worth nothing.
            return;
        }
    }
}
