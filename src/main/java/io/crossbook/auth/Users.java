package io.crossbook.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table of users. Every call blocks on the database. */
final class Users {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9_.-]{3,32}");

    /** A user with the secret that proves it. */
    record Account(User user, String passwordHash) {}

    /**
     * Who made somebody staff.
     *
     * @param id of the note about it
     * @param by null at the first start
     * @param reason null when none was given
     */
    record Hiring(String id, String by, String reason) {}

    private final Jdbi jdbi;

    Users(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    /** Whether it can be somebody's id, or a session's: the database has no text with a NUL. */
    static boolean isId(String text) {
        return text.indexOf('\0') < 0;
    }

    boolean isEmpty() {
        return jdbi.withHandle(handle -> !handle.createQuery("SELECT EXISTS (SELECT FROM users)")
                .mapTo(Boolean.class)
                .one());
    }

    Optional<Account> byUsername(String username) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM users WHERE username = :username")
                .bind("username", username)
                .map((row, context) -> account(row))
                .findOne());
    }

    Optional<User> byId(String id) {
        if (!isId(id)) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM users WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> account(row).user())
                .findOne());
    }

    /** Users in the order of their names, those whose name begins so or whose id it is, after this name. */
    List<User> named(String start, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM users WHERE (starts_with(username, :start) OR id = :start)
                        AND username > :after COLLATE "C" ORDER BY username COLLATE "C" LIMIT :limit""")
                .bind("start", start)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> account(row).user())
                .list());
    }

    /** Adds a user; false when the name is taken. */
    boolean add(User user, String passwordHash) {
        return jdbi.withHandle(handle -> insert(handle, user, passwordHash));
    }

    /** Adds one of the staff and, in the same transaction, notes by whom and why; false when the name is taken. */
    boolean add(User user, String passwordHash, Hiring hiring) {
        return jdbi.inTransaction(handle -> {
            boolean added = insert(handle, user, passwordHash);
            if (added) {
                handle.createUpdate("INSERT INTO staff_log (id, at, area, action, actor, user_id, detail, reason)"
                                + " VALUES (:id, :at, 'STAFF', 'StaffAdded', :actor, :user, :detail, :reason)")
                        .bind("id", hiring.id())
                        .bind("at", ChronoUnit.MICROS.between(Instant.EPOCH, user.createdAt()))
                        .bind("actor", hiring.by())
                        .bind("user", user.id())
                        .bind("detail", String.join(", ", names(user)))
                        .bind("reason", hiring.reason())
                        .execute();
            }
            return added;
        });
    }

    /** Replaces a password; false when it is not the one of this account any more. */
    static boolean replacePassword(Handle handle, Account account, String passwordHash) {
        return handle.execute(
                        "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?",
                        passwordHash,
                        account.user().id(),
                        account.passwordHash())
                == 1;
    }

    /** Whether the account still has this password, and keeps it as long as the transaction goes on. */
    static boolean holdPassword(Handle handle, Account account) {
        return handle.createQuery("SELECT TRUE FROM users WHERE id = :id AND password_hash = :hash FOR SHARE")
                .bind("id", account.user().id())
                .bind("hash", account.passwordHash())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private static boolean insert(Handle handle, User user, String passwordHash) {
        return handle.createUpdate("INSERT INTO users (id, username, password_hash, roles, created_at)"
                                + " VALUES (:id, :username, :hash, :roles, :at) ON CONFLICT (username) DO NOTHING")
                        .bind("id", user.id())
                        .bind("username", user.username())
                        .bind("hash", passwordHash)
                        .bindArray("roles", String.class, names(user))
                        .bind("at", Timestamp.from(user.createdAt()))
                        .execute()
                == 1;
    }

    private static List<String> names(User user) {
        return user.roles().stream().map(Role::name).sorted().toList();
    }

    private static Account account(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        Instant createdAt = row.getTimestamp("created_at").toInstant();
        User user = new User(row.getString("id"), row.getString("username"), roles, createdAt);
        return new Account(user, row.getString("password_hash"));
    }
}
