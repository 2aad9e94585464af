package io.crossbook.streaming;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The configuration of {@code crossbook.streaming}.
 *
 * @param lease how long an entity publishes without hearing from a feed
 * @param renewal how often a feed of notices renews its lease
 * @param orderRenewal how often a feed of a user's orders does; three without an answer make them old
 * @param marketRenewal the same for a feed of a market
 * @param linger how long a feed without readers stays, so that who reconnects need not have an image
 * @param feedsMax feeds of markets or of users one node runs
 * @param openTimeout how long a feed may take to get its first image
 * @param connectionsMax sockets of one node
 * @param connectionsPerAddress sockets of one address
 * @param marketsMax markets of one subscription
 * @param requestsPerSecond what one socket may ask for ever, and requestsBurst at once after a pause
 * @param segmentBytes size beyond which a message is cut, when the subscriber allows it
 * @param keepAlive pause after which a socket is pinged
 * @param idleLimit how long a socket may stay without a subscription
 * @param stallLimit how long a socket may leave unread what waits for it
 * @param resume for clocks older than what feeds remember
 */
public record StreamSettings(
        Duration lease,
        Duration renewal,
        Duration orderRenewal,
        Duration marketRenewal,
        Duration linger,
        int feedsMax,
        Duration openTimeout,
        int connectionsMax,
        int connectionsPerAddress,
        int marketsMax,
        int requestsPerSecond,
        int requestsBurst,
        int segmentBytes,
        Duration keepAlive,
        Duration idleLimit,
        Duration stallLimit,
        Resume resume) {
    /**
     * How far back a resumed subscription reads the journal.
     *
     * @param eventsMax books beyond so many events are sent as an image instead
     * @param atOnce markets one node replays at a time
     * @param patience how long a subscriber waits for that, then it gets an image
     */
    public record Resume(long eventsMax, int atOnce, Duration patience) {}

    /** Reads {@code crossbook.streaming}. */
    public static StreamSettings from(Config streaming) {
        return new StreamSettings(
                streaming.getDuration("lease"),
                streaming.getDuration("renewal"),
                streaming.getDuration("order-renewal"),
                streaming.getDuration("market-renewal"),
                streaming.getDuration("linger"),
                streaming.getInt("feeds"),
                streaming.getDuration("open-timeout"),
                streaming.getInt("connections"),
                streaming.getInt("connections-per-address"),
                streaming.getInt("markets-per-subscription"),
                streaming.getInt("requests.per-second"),
                streaming.getInt("requests.burst"),
                Math.toIntExact(streaming.getBytes("segment-size")),
                streaming.getDuration("keep-alive"),
                streaming.getDuration("idle-limit"),
                streaming.getDuration("stall-limit"),
                new Resume(
                        streaming.getLong("resume.events"),
                        streaming.getInt("resume.at-once"),
                        streaming.getDuration("resume.patience")));
    }
}
