package io.crossbook.browser;

import io.crossbook.app.Program;
import io.crossbook.app.WebUser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** The exchange as its users meet it: the program with a database of its own, which can be killed and started again. */
final class Site implements AutoCloseable {
    private static final String ADMIN = "admin";
    static final String PASSWORD = "the secret of the admin";

    private final Path data;
    private final Path config;
    private final AtomicReference<String> base = new AtomicReference<>();
    private Program program;

    Site(Path folder) throws IOException {
        data = folder.resolve("data");
        config = Files.writeString(
                folder.resolve("site.conf"),
                "include classpath(\"crossbook.conf\")\n"
                        + "crossbook.auth.first-admin { user = " + ADMIN + ", password = \"" + PASSWORD + "\" }\n"
                        + "crossbook.http.rate-limit.enabled = off\n");
        program = Program.serve(data, "--config", config.toString());
        base.set(program.awaitReady());
    }

    String address() {
        return base.get();
    }

    /** An admin, by the API. */
    WebUser admin() throws IOException, InterruptedException {
        return new WebUser(base, ADMIN, PASSWORD).login();
    }

    /** Somebody new with 10,000.00, by the API. */
    WebUser trader(String name) throws IOException, InterruptedException {
        return WebUser.fresh(base, name);
    }

    /** As kill -9 does; it does not wait. */
    void killNow() {
        program.kill();
    }

    /** The process stands still, with its connections open, until it is resumed. */
    void pause() throws IOException, InterruptedException {
        program.signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        program.signal("CONT");
    }

    /** Starts again at the same address. */
    void startAgain() throws IOException, InterruptedException {
        program.exitCode();
        String port = String.valueOf(URI.create(base.get()).getPort());
        program = Program.serve(data, "--config", config.toString(), "--http-port", port);
        base.set(program.awaitReady());
    }

    @Override
    public void close() {
        program.close();
    }
}
