package io.crossbook.auth;

import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The private key that signs access tokens, kept in the database for all nodes. */
final class KeyTable {
    private KeyTable() {}

    /** Reads the key, or makes it on the first start of the first node. Blocks. */
    static ECKey readOrCreate(DataSource database) {
        Jdbi jdbi = Jdbi.create(database);
        String jwk = jdbi.inTransaction(handle -> {
            if (handle.createQuery("SELECT 1 FROM token_key")
                    .mapTo(int.class)
                    .findOne()
                    .isEmpty()) {
                handle.execute(
                        "INSERT INTO token_key (jwk) VALUES (?) ON CONFLICT DO NOTHING",
                        KeyFile.newKey().toJSONString());
            }
            return handle.createQuery("SELECT jwk FROM token_key")
                    .mapTo(String.class)
                    .one();
        });
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException(
                    "The table token_key holds no key. Empty it to have a new one made; access tokens end with it.", e);
        }
    }
}
