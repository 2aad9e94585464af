package io.crossbook.app;

import io.crossbook.app.database.StartFailure;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the secret shared with the payment provider; it never stands on the command line itself. */
final class PaymentSecret {
    private static final String VARIABLE = "CROSSBOOK_PAYMENTS_SECRET";

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            defaultValue = "${env:CROSSBOOK_PAYMENTS_SECRET_FILE}",
            description = "A file with the secret shared by exchange and provider"
                    + " (default: CROSSBOOK_PAYMENTS_SECRET_FILE, else the secret in CROSSBOOK_PAYMENTS_SECRET).")
    private Path file;

    String value() {
        String secret = file == null ? System.getenv(VARIABLE) : PasswordFiles.read(file);
        if (secret == null || secret.isBlank()) {
            throw new StartFailure("The secret shared by exchange and payment provider is missing: name a --secret-file"
                    + " or set " + VARIABLE + ".");
        }
        return secret;
    }
}
