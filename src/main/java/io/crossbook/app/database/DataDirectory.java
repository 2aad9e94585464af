package io.crossbook.app.database;

import io.crossbook.config.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder that holds everything a single machine keeps: the database, its programs and its password. One running
 * program owns it by a file lock, which the operating system releases even after kill -9.
 */
public final class DataDirectory implements AutoCloseable {
    private final Path root;
    private FileChannel lockChannel;

    public DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Makes this process the owner; false when another one is. */
    boolean tryOwn() {
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(
                    root.resolve("owner.pid"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid));
            lockChannel = channel;
            return true;
        } catch (OverlappingFileLockException e) {
            // This process has it. The channel stays open: closing it would release that lock as well.
            return false;
        } catch (IOException e) {
            throw new StartFailure(
                    "Cannot write in the data directory " + root + " (" + e.getMessage()
                            + "). Make it writable or name another one with --data.",
                    e);
        }
    }

    /** Like {@link #tryOwn}, but says who the owner is. */
    void own() {
        if (!tryOwn()) {
            throw new StartFailure("Another Crossbook" + owner() + " is using the data directory " + root
                    + ". Stop it, or name another directory with --data.");
        }
    }

    /** Whether some running program owns the directory. */
    boolean isOwned() {
        if (!tryOwn()) {
            return true;
        }
        close();
        return false;
    }

    private String owner() {
        try {
            return " (process " + Files.readString(root.resolve("owner.pid")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path programs() {
        return root.resolve("postgres-programs");
    }

    Path databaseLog() {
        return root.resolve("postgres.log");
    }

    Path root() {
        return root;
    }

    /** How to reach the embedded database of this directory, for a second process beside the running one. */
    public Optional<DatabaseSettings> database() {
        Path file = root.resolve("database.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + file + " (" + e.getMessage() + ").", e);
        }
        return Optional.of(new DatabaseSettings(
                properties.getProperty("url", ""), properties.getProperty("user"), properties.getProperty("password")));
    }

    /** Writes the file that {@link #database} reads, readable by its owner only. */
    void writeDatabase(DatabaseSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("url", settings.url());
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        Path file = root.resolve("database.properties");
        Path fresh = root.resolve("database.properties.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(fresh)) {
                properties.store(out, "The embedded database of this directory");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + " (" + e.getMessage() + ").", e);
        }
    }

    /** Gives the directory up to the next owner. */
    @Override
    public void close() {
        if (lockChannel != null) {
            try {
                lockChannel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lockChannel = null;
        }
    }
}
