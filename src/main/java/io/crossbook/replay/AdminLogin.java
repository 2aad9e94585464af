package io.crossbook.replay;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that name the administrator of a running exchange. */
final class AdminLogin {
    @Option(
            names = "--admin-user",
            defaultValue = "${CROSSBOOK_ADMIN_USER}",
            description = "Default: $CROSSBOOK_ADMIN_USER.")
    private String adminUser;

    @Option(
            names = "--admin-password",
            defaultValue = "${CROSSBOOK_ADMIN_PASSWORD}",
            description = "Default: $CROSSBOOK_ADMIN_PASSWORD, which other users of the machine can't see.")
    private String adminPassword;

    /** The login; a wrong command line when it is incomplete. */
    Session session(CommandSpec command) {
        if (adminUser == null || adminPassword == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "an administrator is needed to create markets: set CROSSBOOK_ADMIN_USER and"
                            + " CROSSBOOK_ADMIN_PASSWORD (the server printed a password at its first start)");
        }
        return new Session(adminUser, adminPassword);
    }
}
