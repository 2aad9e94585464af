package io.crossbook.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The private key that signs access tokens, kept in a file that only its owner can read. */
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private KeyFile() {}

    /** Reads the key, or makes it on first start. Throws IllegalStateException when the file is not a key of ours. */
    static ECKey readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve()) || key.getKeyID() == null) {
                throw unusable(file, null);
            }
            return key;
        } catch (ParseException e) {
            throw unusable(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the token key " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly);
        Files.writeString(fresh, newKey().toJSONString(), StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            // Unlike a move, this never replaces the key that another node has made in the meantime.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            LOG.info("another node has just made {}", file);
        } finally {
            Files.delete(fresh);
        }
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no P-256 keys", e);
        }
    }

    private static IllegalStateException unusable(Path file, Throwable cause) {
        return new IllegalStateException(
                file + " is not a private P-256 key. Move it away to have a new one made; users must log in again.",
                cause);
    }
}
