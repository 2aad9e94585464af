package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Certificates as the script makes them, and callers who show them to a node, or do not. */
record Authority(Path folder) {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int PATIENCE_MS = 1_000;
    private static final byte[] ARTERY = "AKKA\1".getBytes(StandardCharsets.US_ASCII);

    /** Made anew, for nodes with these names. */
    Authority(Path folder, String... names) throws IOException, InterruptedException {
        this(folder);
        renew(Map.of(), names);
    }

    /** Certificates anew for these names; the authority stays. */
    void renew(Map<String, String> environment, String... names) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("cluster-config/certificates.sh", folder.toString()));
        line.addAll(List.of(names));
        run(environment, line);
    }

    /** A caller with the certificate of a node. */
    Caller member(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path own = folder.resolve(name);
        Path store = own.resolve("store.p12");
        run(
                Map.of(),
                List.of(
                        "openssl",
                        "pkcs12",
                        "-export",
                        "-inkey",
                        own.resolve("tls.key").toString(),
                        "-in",
                        own.resolve("tls.crt").toString(),
                        "-passout",
                        "pass:" + new String(PASSWORD),
                        "-out",
                        store.toString()));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return new Caller(keys, this);
        }
    }

    /** A caller without a certificate. */
    Caller stranger() {
        return new Caller(null, this);
    }

    /** Whether a node answers, or waits for more from, a caller who speaks openly. */
    static boolean isLetInWithoutTls(InetSocketAddress node) throws IOException {
        try (Socket socket = new Socket(node.getAddress(), node.getPort())) {
            return staysOpen(socket);
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        try {
            socket.getOutputStream().write(ARTERY);
            socket.getOutputStream().flush();
            // A TLS alert is an answer too, but then the end follows.
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (SocketTimeoutException open) {
            return true;
        } catch (SSLException | SocketException closed) {
            return false;
        }
    }

    private static void run(Map<String, String> environment, List<String> line)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
    }

    /**
     * Somebody who calls a node.
     *
     * @param keys null for nothing to show
     * @param trusted whom he takes the node's certificate from
     */
    record Caller(KeyStore keys, Authority trusted) {
        Caller trusting(Authority other) {
            return new Caller(keys, other);
        }

        /** Whether the node keeps the connection open after the handshake. */
        boolean isLetIn(InetSocketAddress node) throws IOException, GeneralSecurityException {
            try (Socket socket = context().getSocketFactory().createSocket(node.getAddress(), node.getPort())) {
                ((SSLSocket) socket).startHandshake();
                return staysOpen(socket);
            } catch (SSLException | SocketException refused) {
                return false;
            }
        }

        private SSLContext context() throws IOException, GeneralSecurityException {
            KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
            own.init(keys, PASSWORD);
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            try (InputStream in = Files.newInputStream(trusted.folder().resolve("ca.crt"))) {
                authorities.setCertificateEntry(
                        "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        }
    }
}
