package io.crossbook.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Passwords that lie in files of their own, as secrets mounted into a container do: what {@code X-file} names is X. */
final class PasswordFiles {
    private static final List<String> KEYS = List.of(
            "crossbook.database.password",
            "crossbook.auth.first-admin.password",
            "crossbook.notification.email.password",
            "crossbook.payments.secret");

    private PasswordFiles() {}

    /** The configuration with the passwords of its files; an empty name leaves the password as it was. */
    static Config read(Config config) {
        Map<String, Object> passwords = new HashMap<>();
        for (String key : KEYS) {
            String file = config.getString(key + "-file");
            if (!file.isBlank()) {
                passwords.put(key, read(Path.of(file)));
            }
        }
        return ConfigFactory.parseMap(passwords).withFallback(config);
    }

    /** The password in a file, without the line end that editors leave there. */
    static String read(Path file) {
        try {
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new StartFailure("The password file " + file + " cannot be read (" + e + ").", e);
        }
    }
}
