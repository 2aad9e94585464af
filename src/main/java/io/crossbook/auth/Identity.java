package io.crossbook.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.jwk.ECKey;
import io.crossbook.sourcing.Refusal;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Registers users, logs them in and out, and says whom a token speaks for.
 *
 * <p>What it says no to fails with a {@link Refusal} of an {@link AuthRejection}; a database that is away fails with
 * an exception that has an {@link java.sql.SQLException} among its causes.
 */
public final class Identity implements AutoCloseable {
    /** Stands for every name that cannot exist. */
    private static final String NOBODY = "";

    private static final int WARNED_MAX = 100_000;

    private final AuthSettings settings;
    private final Users users;
    private final StaffLog staffLog;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Revocations revocations;
    private final LoginThrottle throttle;
    private final Executor blocking;
    private final InstantSource clock;
    private final SecurityNotices notices;
    private final OwnAccount ownAccount;
    private final Cache<String, Boolean> warned = Caffeine.newBuilder()
            .maximumSize(WARNED_MAX)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private Identity(
            AuthSettings settings,
            DataSource dataSource,
            ECKey key,
            Executor blocking,
            InstantSource clock,
            SecurityNotices notices) {
        Jdbi jdbi = Jdbi.create(dataSource);
        this.settings = settings;
        this.users = new Users(jdbi);
        this.staffLog = new StaffLog(jdbi);
        this.sessions = new Sessions(jdbi);
        this.passwords = new Passwords(settings.hashingQueue());
        this.tokens = new Tokens(key, settings.accessTokenLifetime(), clock);
        this.revocations = new Revocations(sessions, settings.accessTokenLifetime(), clock);
        this.throttle = new LoginThrottle(settings.loginAttemptsPerMinute(), TimeMeter.SYSTEM_NANOTIME);
        this.blocking = blocking;
        this.clock = clock;
        this.notices = notices;
        this.ownAccount = new OwnAccount(jdbi, passwords, revocations, throttle, blocking, clock, notices);
    }

    /**
     * Makes the signing key if there is none and reads the revoked sessions; the tables must exist.
     *
     * @param blocking runs the queries
     * @param notices tells users of logins
     */
    public static Identity open(
            AuthSettings settings,
            DataSource dataSource,
            Executor blocking,
            InstantSource clock,
            SecurityNotices notices) {
        ECKey key = settings.keyFile().map(KeyFile::readOrCreate).orElseGet(() -> KeyTable.readOrCreate(dataSource));
        Identity identity = new Identity(settings, dataSource, key, blocking, clock, notices);
        identity.revocations.start();
        return identity;
    }

    /** Adds a user that may hold a wallet and bet. */
    public CompletionStage<User> register(String username, String password) {
        return add(username, password, Set.of(Role.USER), users::add);
    }

    /** Adds a user that may run markets, for those who set the exchange up. */
    public CompletionStage<User> registerAdmin(String username, String password) {
        return registerStaff(username, password, Role.ADMIN, null, null);
    }

    /**
     * Adds somebody who works for the exchange, and so never bets.
     *
     * @param by who does it, for the log; null for those who set the exchange up
     * @param reason null when none was given
     */
    public CompletionStage<User> registerStaff(String username, String password, Role role, String by, String reason) {
        Users.Hiring hiring = new Users.Hiring(newId(), by, reason);
        return add(username, password, Set.of(role), (user, hash) -> users.add(user, hash, hiring));
    }

    /** Whether nobody was ever registered. */
    public boolean hasNoUsers() {
        return users.isEmpty();
    }

    /**
     * Begins a session.
     *
     * @param address where the request comes from, for slowing down guesses
     */
    public CompletionStage<TokenPair> login(String username, String password, String address) {
        String name = Users.isUsername(username) ? username : NOBODY;
        return started(() -> attempt(name, address))
                .thenCompose(none -> query(() -> users.byUsername(name)))
                .thenCompose(account -> proven(account, password))
                .thenCompose(account -> {
                    throttle.succeeded(name, address);
                    User user = account.user();
                    Instant now = clock.instant();
                    Instant end = now.plus(settings.sessionLifetime());
                    return query(() -> sessions.begin(newId(), account, address, now, end)
                                    .orElseThrow(() -> new Refusal(AuthRejection.INVALID_CREDENTIALS)))
                            .thenCompose(session -> notices.loggedIn(user.id(), session.sessionId(), address, now)
                                    .thenApply(told -> pair(session, user)));
                });
    }

    private void attempt(String name, String address) {
        try {
            throttle.attempt(name, address);
        } catch (Refusal tooMany) {
            if (warned.asMap().putIfAbsent(name, true) == null) {
                query(() -> users.byUsername(name))
                        .thenAccept(account -> account.ifPresent(
                                known -> notices.guessed(known.user().id(), address, clock.instant())));
            }
            throw tooMany;
        }
    }

    /** Continues a session with its one refresh token; every other token is UNAUTHENTICATED. */
    public CompletionStage<TokenPair> refresh(String refreshToken) {
        return query(() -> {
            Sessions.Continued next = sessions.rotate(refreshToken, clock.instant())
                    .orElseThrow(() -> new Refusal(AuthRejection.UNAUTHENTICATED));
            return pair(next, users.byId(next.userId()).orElseThrow());
        });
    }

    /** Ends the caller's session: neither its access token nor its refresh token works from now on. */
    public CompletionStage<Void> logout(Principal principal) {
        return query(() -> {
            sessions.revoke(principal.sessionId(), clock.instant());
            revocations.add(principal.sessionId());
            return null;
        });
    }

    /** For what callers do about their own account. */
    public OwnAccount ownAccount() {
        return ownAccount;
    }

    /** Whether somebody has this user id. */
    public CompletionStage<Boolean> exists(String userId) {
        return query(() -> users.byId(userId).isPresent());
    }

    /** The caller as registered. */
    public CompletionStage<User> user(Principal principal) {
        return query(
                () -> users.byId(principal.userId()).orElseThrow(() -> new Refusal(AuthRejection.UNAUTHENTICATED)));
    }

    /** A registered user by id; nobody else is USER_NOT_FOUND. */
    public CompletionStage<User> requireUser(String userId) {
        return query(() -> users.byId(userId).orElseThrow(() -> new Refusal(AuthRejection.USER_NOT_FOUND)));
    }

    /** The same for one of the staff, of whom it is noted first that they looked. */
    public CompletionStage<User> lookAt(String userId, Look what, String by) {
        return query(() -> {
            User user = users.byId(userId).orElseThrow(() -> new Refusal(AuthRejection.USER_NOT_FOUND));
            staffLog.looked(by, userId, what, clock.instant());
            return user;
        });
    }

    /**
     * Users in the order of their names.
     *
     * @param start what the names begin with, or an id
     * @param after the name before the first, empty for the first of all
     */
    public CompletionStage<List<User>> usersNamed(String start, String after, int limit) {
        return query(() -> users.named(start, after, limit));
    }

    /** Whom an access token speaks for; throws a {@link Refusal} and never blocks. */
    public Principal authenticate(String accessToken) {
        Principal principal = tokens.verify(accessToken);
        if (revocations.contains(principal.sessionId())) {
            throw new Refusal(AuthRejection.UNAUTHENTICATED);
        }
        return principal;
    }

    @Override
    public void close() {
        revocations.close();
        passwords.close();
    }

    private CompletionStage<User> add(
            String username, String password, Set<Role> roles, BiPredicate<User, String> table) {
        return started(() -> {
                    if (!Users.isUsername(username)) {
                        throw new Refusal(AuthRejection.INVALID_USERNAME);
                    }
                    Passwords.check(username, password);
                })
                .thenCompose(none -> passwords.hash(password))
                .thenCompose(hash -> query(() -> {
                    User user = new User(newId(), username, roles, clock.instant());
                    if (!table.test(user, hash)) {
                        throw new Refusal(AuthRejection.USERNAME_TAKEN, Map.of("username", username));
                    }
                    return user;
                }));
    }

    private CompletionStage<Users.Account> proven(Optional<Users.Account> account, String password) {
        CompletionStage<Boolean> right = account.isPresent()
                ? passwords.matches(password, account.get().passwordHash())
                : passwords.matchesNobody(password);
        return right.thenApply(yes -> {
            if (!yes) {
                throw new Refusal(AuthRejection.INVALID_CREDENTIALS);
            }
            return account.orElseThrow();
        });
    }

    private TokenPair pair(Sessions.Continued session, User user) {
        return new TokenPair(tokens.issue(user, session.sessionId()), tokens.lifetime(), session.refreshToken());
    }

    private <T> CompletionStage<T> query(Supplier<T> query) {
        return CompletableFuture.supplyAsync(query, blocking);
    }

    private static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private static CompletionStage<Void> started(Runnable check) {
        try {
            check.run();
            return CompletableFuture.completedFuture(null);
        } catch (Refusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }
}
