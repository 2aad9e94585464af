package io.crossbook.sourcing.journal;

import com.typesafe.config.Config;

/** The keys under {@code crossbook.journal} and where the database is. */
record JournalSettings(
        String url,
        String user,
        String password,
        int queueWrites,
        int batchRows,
        int statementTimeoutMs,
        int lockTimeoutMs,
        int socketTimeoutS,
        int connectTimeoutS) {

    static JournalSettings from(Config config) {
        Config database = config.getConfig("crossbook.database");
        Config journal = config.getConfig("crossbook.journal");
        return new JournalSettings(
                database.getString("url"),
                database.getString("user"),
                database.getString("password"),
                journal.getInt("queue-writes"),
                journal.getInt("batch-rows"),
                journal.getInt("statement-timeout-ms"),
                journal.getInt("lock-timeout-ms"),
                journal.getInt("socket-timeout-s"),
                journal.getInt("connect-timeout-s"));
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "JournalSettings[" + user + "@" + url + "]";
    }
}
