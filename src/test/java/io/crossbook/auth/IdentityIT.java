package io.crossbook.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.crossbook.app.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityIT {
    private static final String ADDRESS = "127.0.0.1";
    private static final Duration SESSION = Duration.ofDays(30);

    private final TickingClock clock = new TickingClock();
    private ExecutorService blocking;
    private HikariDataSource database;
    private Identity identity;

    @BeforeEach
    void open() {
        blocking = Executors.newFixedThreadPool(4);
        database = TestDatabase.fresh().pool("identity-test", 4);
        identity = node();
    }

    @AfterEach
    void close() {
        identity.close();
        database.close();
        blocking.shutdownNow();
    }

    @Test
    void aRegisteredUserLogsInAndIsKnownByTheToken() {
        User ann = join(identity.register("ann", "ann's secret"));
        Principal principal = identity.authenticate(login("ann", "ann's secret").accessToken());
        assertThat(principal.userId()).isEqualTo(ann.id());
        assertThat(principal.roles()).containsExactly(Role.USER);
        assertThat(join(identity.user(principal))).isEqualTo(ann);
    }

    @Test
    void aNameIsTakenOnceEvenInARace() {
        List<CompletionStage<User>> all = IntStream.range(0, 8)
                .mapToObj(i -> identity.register("ann", "secret number " + i))
                .toList();
        long made = all.stream()
                .map(stage -> stage.toCompletableFuture()
                        .handle((user, failure) -> failure == null)
                        .join())
                .filter(ok -> ok)
                .count();
        assertThat(made).isEqualTo(1);
        assertThat(Refused.reason(identity.register("ann", "ann's secret"))).isEqualTo(AuthRejection.USERNAME_TAKEN);
    }

    @Test
    void badNamesAreRefused() {
        for (String name : List.of("", "ab", "Ann", "ann x", "ann\u0000", "a/../b", "\u202eann", "x".repeat(33))) {
            assertThat(Refused.reason(identity.register(name, "ann's secret")))
                    .as(name)
                    .isEqualTo(AuthRejection.INVALID_USERNAME);
        }
    }

    @Test
    void wrongPasswordAndUnknownNameLookTheSame() {
        join(identity.register("ann", "ann's secret"));
        assertThat(Refused.reason(identity.login("ann", "bob's secret", ADDRESS)))
                .isEqualTo(AuthRejection.INVALID_CREDENTIALS);
        assertThat(Refused.reason(identity.login("bob", "bob's secret", ADDRESS)))
                .isEqualTo(AuthRejection.INVALID_CREDENTIALS);
        assertThat(Refused.reason(identity.login("no such\u0000name", "bob's secret", ADDRESS)))
                .isEqualTo(AuthRejection.INVALID_CREDENTIALS);
    }

    @Test
    void guessingIsSlowedDown() {
        join(identity.register("ann", "ann's secret"));
        Enum<?> reason = AuthRejection.INVALID_CREDENTIALS;
        for (int i = 0; i < 50 && reason == AuthRejection.INVALID_CREDENTIALS; i++) {
            reason = Refused.reason(identity.login("ann", "guess " + i, ADDRESS));
        }
        assertThat(reason).isEqualTo(AuthRejection.TOO_MANY_REQUESTS);
        assertThat(login("ann", "ann's secret", "10.0.0.1").accessToken()).isNotEmpty();
    }

    @Test
    void aRefreshTokenWorksOnceAndGivesTheNext() {
        join(identity.register("ann", "ann's secret"));
        TokenPair first = login("ann", "ann's secret");
        clock.advance(Duration.ofMinutes(20));
        assertThat(Refused.reason(() -> identity.authenticate(first.accessToken())))
                .isEqualTo(AuthRejection.TOKEN_EXPIRED);
        TokenPair second = join(identity.refresh(first.refreshToken()));
        assertThat(identity.authenticate(second.accessToken()).username()).isEqualTo("ann");
        TokenPair third = join(identity.refresh(second.refreshToken()));
        assertThat(third.refreshToken()).isNotIn(first.refreshToken(), second.refreshToken());
    }

    @Test
    void aStolenRefreshTokenEndsTheSessionForBoth() {
        join(identity.register("ann", "ann's secret"));
        TokenPair first = login("ann", "ann's secret");
        TokenPair other = login("ann", "ann's secret");
        TokenPair second = join(identity.refresh(first.refreshToken()));
        assertThat(Refused.reason(identity.refresh(first.refreshToken()))).isEqualTo(AuthRejection.UNAUTHENTICATED);
        assertThat(Refused.reason(identity.refresh(second.refreshToken()))).isEqualTo(AuthRejection.UNAUTHENTICATED);
        Awaitility.await()
                .untilAsserted(() -> assertThat(Refused.reason(() -> identity.authenticate(second.accessToken())))
                        .isEqualTo(AuthRejection.UNAUTHENTICATED));
        assertThat(join(identity.refresh(other.refreshToken())).accessToken()).isNotEmpty();
    }

    @Test
    void oneRefreshTokenShownTwiceAtOnceWorksAtMostOnce() {
        join(identity.register("ann", "ann's secret"));
        TokenPair first = login("ann", "ann's secret");
        long worked = IntStream.range(0, 8).mapToObj(i -> identity.refresh(first.refreshToken())).toList().stream()
                .map(stage -> stage.toCompletableFuture()
                        .handle((pair, failure) -> failure == null)
                        .join())
                .filter(ok -> ok)
                .count();
        assertThat(worked).isEqualTo(1);
    }

    @Test
    void aSessionEndsHoweverOftenItIsRefreshed() {
        join(identity.register("ann", "ann's secret"));
        TokenPair pair = login("ann", "ann's secret");
        clock.advance(SESSION.minusSeconds(1));
        TokenPair last = join(identity.refresh(pair.refreshToken()));
        clock.advance(Duration.ofSeconds(1));
        assertThat(Refused.reason(identity.refresh(last.refreshToken()))).isEqualTo(AuthRejection.UNAUTHENTICATED);
    }

    @Test
    void nonsenseIsNoRefreshToken() {
        for (String token : List.of("", "x", "\u0000", "x".repeat(10_000))) {
            assertThat(Refused.reason(identity.refresh(token))).isEqualTo(AuthRejection.UNAUTHENTICATED);
        }
    }

    @Test
    void loggingOutEndsTokensHereAtOnceAndOnOtherNodesSoon() {
        join(identity.register("ann", "ann's secret"));
        try (Identity other = node()) {
            TokenPair pair = login("ann", "ann's secret");
            Principal principal = other.authenticate(pair.accessToken());
            join(identity.logout(principal));
            join(identity.logout(principal));
            assertThat(Refused.reason(() -> identity.authenticate(pair.accessToken())))
                    .isEqualTo(AuthRejection.UNAUTHENTICATED);
            assertThat(Refused.reason(identity.refresh(pair.refreshToken()))).isEqualTo(AuthRejection.UNAUTHENTICATED);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Refused.reason(() -> other.authenticate(pair.accessToken())))
                            .isEqualTo(AuthRejection.UNAUTHENTICATED));
        }
    }

    @Test
    void aLogoutSurvivesARestart() {
        join(identity.register("ann", "ann's secret"));
        TokenPair pair = login("ann", "ann's secret");
        join(identity.logout(identity.authenticate(pair.accessToken())));
        try (Identity restarted = node()) {
            assertThat(Refused.reason(() -> restarted.authenticate(pair.accessToken())))
                    .isEqualTo(AuthRejection.UNAUTHENTICATED);
        }
    }

    @Test
    void noLoginWithAnOldPasswordOutlivesIt() {
        join(identity.register("ann", "ann's secret"));
        Principal ann = identity.authenticate(login("ann", "ann's secret").accessToken());
        List<CompletionStage<TokenPair>> others = IntStream.range(0, 5)
                .mapToObj(i -> identity.login("ann", "ann's secret", "10.0.0." + i))
                .toList();
        join(identity.ownAccount().changePassword(ann, "ann's secret", "ann's second", ADDRESS));
        for (CompletionStage<TokenPair> login : others) {
            TokenPair pair = login.toCompletableFuture()
                    .handle((begun, refused) -> begun)
                    .join();
            if (pair != null) {
                assertThat(Refused.reason(identity.refresh(pair.refreshToken())))
                        .isEqualTo(AuthRejection.UNAUTHENTICATED);
            }
        }
        assertThat(join(identity.ownAccount().sessions(ann)))
                .extracting(ActiveSession::id)
                .containsExactly(ann.sessionId());
        assertThat(Refused.reason(identity.login("ann", "ann's secret", ADDRESS)))
                .isEqualTo(AuthRejection.INVALID_CREDENTIALS);
        assertThat(login("ann", "ann's second").accessToken()).isNotEmpty();
    }

    @Test
    void guessingTheOldPasswordIsSlowedDownToo() {
        join(identity.register("ann", "ann's secret"));
        Principal ann = identity.authenticate(login("ann", "ann's secret").accessToken());
        Enum<?> reason = AuthRejection.WRONG_PASSWORD;
        for (int i = 0; i < 50 && reason == AuthRejection.WRONG_PASSWORD; i++) {
            reason = Refused.reason(identity.ownAccount().changePassword(ann, "guess " + i, "ann's second", ADDRESS));
        }
        assertThat(reason).isEqualTo(AuthRejection.TOO_MANY_REQUESTS);
    }

    @Test
    void noSecretIsStored() throws SQLException {
        join(identity.register("ann", "ann's secret"));
        TokenPair pair = login("ann", "ann's secret");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (SELECT string_agg(u::text, '') FROM users u)"
                        + " || (SELECT string_agg(t::text || encode(t.hash, 'escape'), '') FROM refresh_tokens t)")) {
            row.next();
            assertThat(row.getString(1)).doesNotContain("ann's secret").doesNotContain(pair.refreshToken());
        }
    }

    @Test
    void anEmptyExchangeGetsAnAdminWithAGeneratedPasswordOnce() {
        FirstAdmin.Made made =
                FirstAdmin.ensure(identity, Optional.empty(), Optional.empty()).orElseThrow();
        assertThat(made.username()).isEqualTo("admin");
        String password = made.generatedPassword().orElseThrow();
        assertThat(password).hasSizeGreaterThanOrEqualTo(20);
        Principal admin = identity.authenticate(login("admin", password).accessToken());
        assertThat(admin.roles()).isEqualTo(Set.of(Role.ADMIN));
        assertThat(FirstAdmin.ensure(identity, Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void theFirstAdminCanBeNamedAndIsMadeOnce() {
        FirstAdmin.Made made = FirstAdmin.ensure(identity, Optional.of("root"), Optional.of("root's secret"))
                .orElseThrow();
        assertThat(made.generatedPassword()).isEmpty();
        assertThat(FirstAdmin.ensure(identity, Optional.of("root"), Optional.of("another secret")))
                .isEmpty();
        assertThat(login("root", "root's secret").accessToken()).isNotEmpty();
        assertThat(FirstAdmin.ensure(identity, Optional.of("second"), Optional.of("second's secret")))
                .isPresent();
    }

    @Test
    void anUnusableFirstAdminSaysWhatMayBeUsed() {
        assertThatThrownBy(() -> FirstAdmin.ensure(identity, Optional.of("Root!"), Optional.of("root's secret")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a-z");
        assertThatThrownBy(() -> FirstAdmin.ensure(identity, Optional.of("root"), Optional.of("short")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("8 to 128");
    }

    private Identity node() {
        AuthSettings settings = new AuthSettings(Optional.empty(), Duration.ofMinutes(15), SESSION, 64, 5);
        return Identity.open(settings, database, blocking, clock, SecurityNotices.NONE);
    }

    private TokenPair login(String username, String password) {
        return login(username, password, ADDRESS);
    }

    private TokenPair login(String username, String password, String address) {
        return join(identity.login(username, password, address));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
