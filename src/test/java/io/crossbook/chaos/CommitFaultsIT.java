package io.crossbook.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossbook.app.database.TestDatabase;
import io.crossbook.config.DatabaseSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL behind the proxy that knows where transactions commit. */
class CommitFaultsIT {
    private static final long SEED = 1;
    private static final String INSERT = "INSERT INTO t VALUES (1)";

    private final CommitFaults faults = new CommitFaults(SEED);
    private DatabaseSettings settings;
    private Proxy proxy;

    @BeforeEach
    void start() throws SQLException {
        settings = TestDatabase.fresh();
        URI uri = URI.create(settings.url().substring("jdbc:".length()));
        proxy = Proxy.database(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                () -> new InetSocketAddress(uri.getHost(), uri.getPort()),
                faults);
        try (Connection connection = TestDatabase.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (n INT)");
        }
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void withoutFaultsEverythingPasses() throws SQLException {
        try (Connection connection = journal()) {
            insert(connection);
            assertThat(rows()).isEqualTo(1);
        }
        try (Connection connection = connect("crossbook-projections")) {
            connection.setAutoCommit(false);
            insert(connection);
            connection.commit();
            assertThat(rows()).isEqualTo(2);
        }
        assertThat(faults.held() + faults.dropped() + faults.answersLost()).isZero();
    }

    @Test
    void aHeldCommitComesLate() throws Exception {
        try (Connection connection = journal()) {
            faults.holdNext(1_500);
            long start = System.nanoTime();
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> unchecked(connection));
            Awaitility.await().until(() -> faults.held() == 1);
            assertThat(rows()).isZero();
            written.join();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_400));
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void aHeldCommitIsMadeAlsoWhenItsWriterIsGone() throws Exception {
        Connection connection = journal();
        faults.holdNext(1_500);
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> unchecked(connection));
        Awaitility.await().until(() -> faults.held() == 1);
        connection.abort(Runnable::run);
        assertThat(written.handle((done, failure) -> failure).join()).isNotNull();
        assertThat(rows()).isZero();
        Awaitility.await().until(() -> rows() == 1);
    }

    @Test
    void aLostAnswerIsACommitOfWhichNobodyHears() throws SQLException {
        faults.loseAnswers(100);
        try (Connection connection = journal()) {
            assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
        }
        assertThat(faults.answersLost()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
        explicitly(2, 2);
    }

    @Test
    void aLostCommitIsNeverMade() throws SQLException {
        faults.drop(100);
        try (Connection connection = journal()) {
            assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
        }
        assertThat(faults.dropped()).isEqualTo(1);
        explicitly(0, 0);
        assertThat(faults.dropped()).isEqualTo(2);
    }

    /** The same with a COMMIT of its own. */
    private void explicitly(int rows, long answersLost) throws SQLException {
        try (Connection connection = connect("crossbook-projections")) {
            connection.setAutoCommit(false);
            insert(connection);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(rows()).isEqualTo(rows);
        assertThat(faults.answersLost()).isEqualTo(answersLost);
    }

    private Connection journal() throws SQLException {
        return connect("crossbook-journal");
    }

    private Connection connect(String application) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", application);
        String name = settings.url().substring(settings.url().lastIndexOf('/'));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + proxy.address().getPort() + name, properties);
    }

    private static void insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(INSERT);
        }
    }

    private static void unchecked(Connection connection) {
        try {
            insert(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = TestDatabase.connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getInt(1);
        }
    }
}
