package io.crossbook.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk in memory that can be full, where this process may mount one. */
final class SmallDisk implements AutoCloseable {
    private static final String WHOLE = "8g";
    private static final long SPARE_BYTES = 128 << 10;

    private final Path folder;
    private final String trouble;

    private SmallDisk(Path folder, String trouble) {
        this.folder = folder;
        this.trouble = trouble;
    }

    /** Mounts it there; where that is not allowed, the folder is an ordinary one. */
    static SmallDisk mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return new SmallDisk(
                folder, run("mount", "-t", "tmpfs", "-o", "size=" + WHOLE, "crossbook-chaos", folder.toString()));
    }

    /** An ordinary folder. */
    static SmallDisk none(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new SmallDisk(folder, "not asked for");
    }

    /** Why it cannot be full, empty when it can. */
    Optional<String> trouble() {
        return Optional.of(trouble).filter(words -> !words.isEmpty());
    }

    /** Nothing more can be written, but for some pages. */
    boolean fill() throws IOException, InterruptedException {
        FileStore store = Files.getFileStore(folder);
        long used = store.getTotalSpace() - store.getUnallocatedSpace();
        return remount(String.valueOf(used + SPARE_BYTES));
    }

    /** There is space again. */
    boolean free() throws InterruptedException {
        return remount(WHOLE);
    }

    private boolean remount(String size) throws InterruptedException {
        return run("mount", "-o", "remount,size=" + size, folder.toString()).isEmpty();
    }

    /** Moves what is in it to a folder that stays. */
    void keep(Path target) throws InterruptedException {
        if (trouble().isEmpty()) {
            run("cp", "-a", folder.toString(), target.toString());
        }
    }

    /** What it said, empty when it went well. */
    private static String run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = process.waitFor();
            return exit == 0 ? "" : output.isEmpty() ? "exit code " + exit : output;
        } catch (IOException missing) {
            return String.valueOf(missing.getMessage());
        }
    }

    @Override
    public void close() {
        if (trouble().isEmpty()) {
            try {
                run("umount", folder.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
