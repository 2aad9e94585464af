package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import io.crossbook.app.database.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that no other node would accept is found at the start, with a word that says what is wrong. */
class CertificatesTest {
    @TempDir
    Path folder;

    @Test
    void withoutThemTrafficIsOpen() {
        Config open = NodeConfig.load(null, Map.of());
        assertThat(Certificates.areWanted(open)).isFalse();
        assertThat(open.getString("akka.remote.artery.transport")).isEqualTo("tcp");
    }

    @Test
    void withThemNodesTalkByTls() throws Exception {
        Config secured = config(new Authority(folder, "a"));
        assertThat(secured.getString("akka.remote.artery.transport")).isEqualTo("tls-tcp");
        assertThat(secured.getString("akka.remote.artery.ssl.rotating-keys-engine.cert-file"))
                .isEqualTo(folder.resolve("a/tls.crt").toString());
        assertThat(Certificates.check(secured)).startsWith("TLS, certificate valid until 20");
    }

    @Test
    void renewedOnesAreOfTheSameAuthority() throws Exception {
        Authority authority = new Authority(folder, "a");
        byte[] before = Files.readAllBytes(folder.resolve("a/tls.crt"));
        authority.renew(Map.of("DAYS", "30"), "a");
        assertThat(Files.readAllBytes(folder.resolve("a/tls.crt"))).isNotEqualTo(before);
        assertThat(Certificates.check(config(authority))).startsWith("TLS");
    }

    @Test
    void oneThatEndedIsRefused() throws Exception {
        Authority authority = new Authority(folder, "a");
        authority.renew(Map.of("DAYS", "0"), "a");
        assertThatThrownBy(() -> Certificates.check(config(authority)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("not valid any more");
    }

    @Test
    void oneOfAnotherAuthorityIsRefused() throws Exception {
        Authority authority = new Authority(folder.resolve("own"), "a");
        new Authority(folder.resolve("other"), "a");
        Files.copy(folder.resolve("other/ca.crt"), folder.resolve("own/a/ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Certificates.check(config(authority)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void aMissingKeyIsSaid() throws Exception {
        Authority authority = new Authority(folder, "a");
        Files.delete(folder.resolve("a/tls.key"));
        assertThatThrownBy(() -> Certificates.check(config(authority))).hasMessageContaining("no tls.key");
    }

    private static Config config(Authority authority) {
        return NodeConfig.load(
                null,
                Map.of(
                        "crossbook.cluster.certificates",
                        authority.folder().resolve("a").toString()));
    }
}
