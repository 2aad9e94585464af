package io.crossbook.app;

import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Looks at a node's certificate before the node starts, because later a handshake would only fail, again and again. */
final class Certificates {
    private static final String KEY = "crossbook.cluster.certificates";

    private Certificates() {}

    /** Whether the traffic between nodes is to be secured. */
    static boolean areWanted(Config config) {
        return !config.getString(KEY).isEmpty();
    }

    /** What to say of the certificate in the folder of the settings; fails when nobody would accept it. */
    static String check(Config config) {
        Path folder = Path.of(config.getString(KEY));
        try {
            if (!Files.isReadable(folder.resolve("tls.key"))) {
                throw new StartFailure("There is no tls.key that can be read in " + folder + " (" + KEY + ").");
            }
            X509Certificate own = read(folder.resolve("tls.crt"));
            own.verify(read(folder.resolve("ca.crt")).getPublicKey());
            own.checkValidity();
            return "TLS, certificate valid until " + own.getNotAfter().toInstant();
        } catch (CertificateExpiredException e) {
            throw new StartFailure("The certificate in " + folder + " is not valid any more: " + e.getMessage(), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure("The certificate in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
