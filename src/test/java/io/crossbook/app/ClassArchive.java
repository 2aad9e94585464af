package io.crossbook.app;

import io.crossbook.sourcing.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Run by the build before the integration tests: serves a bet out of the built jar and leaves an archive of the classes
 * that this took beside the jar (Java's class data sharing). The processes that tests start find it there, see
 * JavaProcess; without it they are only slower.
 */
final class ClassArchive {
    private ClassArchive() {}

    /** Takes the jar and an empty folder to work in. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Path config = Files.writeString(
                folder.resolve("archive.conf"),
                "include classpath(\"crossbook.conf\")\n" + "crossbook.auth.first-admin { user = admin, password = \""
                        + ThreeNodes.PASSWORD + "\" }\n");
        try (Program program = Program.archiving(jar, folder.resolve("data"), "--config", config.toString())) {
            var base = new AtomicReference<>(program.awaitReady());
            String market = ClusterIT.market(new WebUser(base, "admin", ThreeNodes.PASSWORD).login());
            WebUser user = WebUser.fresh(base, "somebody");
            ClusterIT.bet(user, market, "BACK", Ids.next()).expect(201);
            user.get("/orders?marketId=" + market);
        }
    }
}
