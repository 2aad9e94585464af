package io.crossbook.notification.delivery;

import io.crossbook.notification.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The secrets with which calls of webhooks are signed. They follow from a key in the database, the user and the
 * webhook's generation, so no secret is in the journal.
 */
public final class WebhookSecrets {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** Reads the key. */
    public WebhookSecrets(DataSource database) {
        this.key = read(database);
    }

    /** The secret as Standard Webhooks writes it. */
    public String of(String userId, Webhook webhook) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] secret = mac.doFinal((userId + "|" + webhook.generation()).getBytes(StandardCharsets.UTF_8));
            return PREFIX + Base64.getEncoder().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT key FROM notification_key");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBytes(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the key of webhooks cannot be read", e);
        }
    }
}
