package io.crossbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link between two parties, one of which sends and the other one reads. */
class ProxyTest {
    private static final int SHORT_MS = 200;
    private static final int LONG_MS = 10_000;

    private ServerSocket server;
    private Proxy proxy;
    private Socket sender;
    private Socket reader;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        InetSocketAddress target = (InetSocketAddress) server.getLocalSocketAddress();
        proxy = Proxy.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> target);
        sender = new Socket(proxy.address().getAddress(), proxy.address().getPort());
        reader = server.accept();
        reader.setSoTimeout(LONG_MS);
        sender.setSoTimeout(LONG_MS);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        reader.close();
        server.close();
        proxy.close();
    }

    @Test
    void bytesPassBothWays() throws IOException {
        sender.getOutputStream().write(7);
        assertThat(reader.getInputStream().read()).isEqualTo(7);
        reader.getOutputStream().write(8);
        assertThat(sender.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void aShutOneKeepsWhatIsSentUntilItIsOpened() throws IOException {
        proxy.shut();
        sender.getOutputStream().write(7);
        reader.setSoTimeout(SHORT_MS);
        assertThatThrownBy(() -> reader.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        proxy.open();
        reader.setSoTimeout(LONG_MS);
        assertThat(reader.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void onlyOneWayIsCut() throws IOException {
        InetSocketAddress back = (InetSocketAddress) server.getLocalSocketAddress();
        try (Proxy other = Proxy.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> back)) {
            proxy.shut();
            sender.getOutputStream().write(7);
            try (Socket there = new Socket(
                            other.address().getAddress(), other.address().getPort());
                    Socket here = server.accept()) {
                here.setSoTimeout(LONG_MS);
                there.getOutputStream().write(9);
                assertThat(here.getInputStream().read()).isEqualTo(9);
            }
        }
    }

    @Test
    void aBrokenOneEndsConnectionsAndNewOnesToo() throws IOException {
        proxy.breakOff();
        assertThat(ended(reader)).isTrue();
        try (Socket again =
                new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
            again.setSoTimeout(LONG_MS);
            assertThat(ended(again)).isTrue();
        }
        proxy.open();
        try (Socket again =
                        new Socket(proxy.address().getAddress(), proxy.address().getPort());
                Socket there = server.accept()) {
            again.getOutputStream().write(7);
            assertThat(there.getInputStream().read()).isEqualTo(7);
        }
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException alive) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
