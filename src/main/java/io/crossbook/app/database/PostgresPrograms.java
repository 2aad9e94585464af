package io.crossbook.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that come as a Maven artefact; a half-unpacked folder is never used. */
final class PostgresPrograms {
    private static final int EXECUTE_BITS = 0111;

    private PostgresPrograms() {}

    /** The folder with bin/initdb, bin/pg_ctl and bin/postgres, unpacked at the first call. */
    static Path unpack(Path folder) {
        String name = archive();
        URL archive = PostgresPrograms.class.getResource("/" + name);
        if (archive == null) {
            throw new StartFailure("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch")
                    + ". Start a PostgreSQL server yourself and name it with --database-url.");
        }
        try {
            // The size tells one minor version from another after an upgrade of the artefact.
            long size = archive.openConnection().getContentLengthLong();
            Path ready = folder.resolve(name.replace(".txz", "-" + size));
            if (!Files.isDirectory(ready)) {
                Path fresh = folder.resolve("unpacking");
                Folders.delete(fresh);
                try (InputStream in = archive.openStream()) {
                    extract(in, fresh);
                }
                Files.move(fresh, ready);
            }
            return ready;
        } catch (IOException e) {
            throw new StartFailure("Cannot unpack PostgreSQL into " + folder + " (" + e.getMessage() + ").", e);
        }
    }

    private static String archive() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return "postgres-" + (linux ? "linux" : "other") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside the folder: " + entry.getName());
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & EXECUTE_BITS) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
