package io.crossbook.chaos;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A connection to PostgreSQL of which this knows where a transaction commits: at COMMIT, or in the journal's
 * connection, which sends none, at the Sync after an Execute. Frames: PostgreSQL's documentation, "Frontend/Backend
 * Protocol", version 3.
 */
final class PostgresLink extends Link {
    private static final int BUFFER = 1 << 16;
    private static final int VERSION_3 = 196_608;
    private static final int LENGTH_BYTES = 4;
    private static final int COMMIT_LENGTH = 6;
    private static final String SET_NAME = "SET application_name = '";
    private static final Set<String> HURT = Set.of("crossbook-journal", "crossbook-projections", "crossbook");

    private final CommitFaults faults;
    private final Set<String> commitStatements = new HashSet<>();
    private boolean isJournal;
    private boolean isHurt;
    private boolean executed;
    private volatile boolean untyped = true;
    private volatile boolean swallowing;

    PostgresLink(Socket client, Socket server, Gate gate, CommitFaults faults) {
        super(client, server, gate);
        this.faults = faults;
    }

    @Override
    void up() throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client().getInputStream(), BUFFER));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server().getOutputStream(), BUFFER));
        if (greet(in, out)) {
            for (int type = in.read(); type >= 0; type = in.read()) {
                byte[] body = new byte[in.readInt() - LENGTH_BYTES];
                in.readFully(body);
                awaitGate();
                if (isCommit((char) type, body) && !commit(out)) {
                    close();
                    return;
                }
                send(out, type, body);
                if (in.available() == 0) {
                    out.flush();
                }
            }
            out.flush();
        }
        // The database still has to act on what it was sent; the way down ends when it has.
        server().shutdownOutput();
    }

    /** Passes on what comes before the first typed message; false when the client ends before. */
    private boolean greet(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            int length = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
            byte[] body = new byte[length - LENGTH_BYTES];
            in.readFully(body);
            int code = ((body[0] & 0xff) << 24) | ((body[1] & 0xff) << 16) | ((body[2] & 0xff) << 8) | (body[3] & 0xff);
            awaitGate();
            if (code == VERSION_3) {
                untyped = false;
                know(new String(body, LENGTH_BYTES, body.length - LENGTH_BYTES, StandardCharsets.UTF_8));
            }
            out.writeInt(length);
            out.write(body);
            out.flush();
            if (code == VERSION_3) {
                return true;
            }
        }
    }

    private void know(String parameters) {
        String[] words = parameters.split("\0", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (words[i].equals("application_name")) {
                knowName(words[i + 1]);
            }
        }
    }

    private void knowName(String application) {
        isJournal = application.equals("crossbook-journal");
        isHurt = HURT.contains(application);
    }

    /** The driver tells the name after it has connected. */
    private void knowFrom(String sql) {
        if (sql.startsWith(SET_NAME)) {
            knowName(sql.substring(SET_NAME.length(), sql.length() - 1));
        }
    }

    /** Whether the transaction commits when the server gets this. */
    private boolean isCommit(char type, byte[] body) {
        switch (type) {
            case 'P' -> {
                String name = text(body, 0);
                String sql = text(body, name.length() + 1);
                knowFrom(sql);
                if (isCommitText(sql)) {
                    commitStatements.add(name);
                } else {
                    commitStatements.remove(name);
                }
                return false;
            }
            case 'B' -> {
                String portal = text(body, 0);
                return isHurt && commitStatements.contains(text(body, portal.length() + 1));
            }
            case 'E' -> {
                executed = true;
                return false;
            }
            case 'S' -> {
                boolean commits = isJournal && executed;
                executed = false;
                return commits;
            }
            case 'Q' -> {
                String sql = text(body, 0);
                knowFrom(sql);
                return isHurt && isCommitText(sql);
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean isCommitText(String sql) {
        return sql.length() >= COMMIT_LENGTH
                && sql.substring(0, COMMIT_LENGTH).toUpperCase(Locale.ROOT).equals("COMMIT");
    }

    private static String text(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.UTF_8);
    }

    /** What has to happen before the commit is sent; false when it is not to be sent at all. */
    private boolean commit(DataOutputStream out) throws IOException, InterruptedException {
        switch (faults.draw()) {
            case HOLD -> {
                // The server does what came before and then waits with the transaction open.
                out.flush();
                faults.countHeld();
                TimeUnit.NANOSECONDS.sleep(faults.holdNanos());
            }
            case DROP -> {
                out.flush();
                faults.countDropped();
                return false;
            }
            case LOSE_ANSWER -> swallowing = true;
            case PASS -> {
                return true;
            }
        }
        return true;
    }

    private static void send(DataOutputStream out, int type, byte[] body) throws IOException {
        out.write(type);
        out.writeInt(body.length + LENGTH_BYTES);
        out.write(body);
    }

    @Override
    void down() throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server().getInputStream(), BUFFER));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client().getOutputStream(), BUFFER));
        boolean failed = false;
        for (int type = in.read(); type >= 0; type = in.read()) {
            if (untyped) {
                out.write(type);
                out.flush();
                continue;
            }
            byte[] body = new byte[in.readInt() - LENGTH_BYTES];
            in.readFully(body);
            awaitGate();
            if (swallowing) {
                failed |= type == 'E';
                if (type == 'Z') {
                    if (!failed) {
                        faults.countAnswerLost();
                    }
                    close();
                    return;
                }
            } else {
                answer(out, type, body, in.available() == 0);
            }
        }
        out.flush();
        client().shutdownOutput();
    }

    /** A client that is gone does not keep the server from going on. */
    private void answer(DataOutputStream out, int type, byte[] body, boolean last) {
        try {
            send(out, type, body);
            if (last) {
                out.flush();
            }
        } catch (IOException gone) {
            Sockets.close(client());
        }
    }
}
