package io.crossbook.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who is told of an entity, and until when. Times are microseconds, leases milliseconds. */
class WatchersTest {
    private static final long LEASE_MILLIS = 10;
    private static final long LEASE = 10_000;

    private final Watchers watchers = new Watchers();
    private final WatchQueue queue = new WatchQueue();
    private final TestInbox<Publication> ann = TestInbox.create("ann");
    private final TestInbox<Publication> bob = TestInbox.create("bob");

    private record Told(long seq, boolean whole) implements Publication {}

    private static Watch watch(TestInbox<Publication> watcher, boolean image) {
        return new Watch(watcher.getRef(), LEASE_MILLIS, image);
    }

    private void admit(TestInbox<Publication> watcher, boolean image, long now, long seq) {
        watchers.admit(watch(watcher, image), now, seq, () -> Optional.of(new Told(seq, true)));
    }

    private void publish(long now, long seq) {
        watchers.publish(now, () -> Optional.of(new Told(seq, false)));
    }

    @Test
    void whoIsNewGetsAnImageAndWhoRenewsHearsTheNumberOnly() {
        admit(ann, false, 0, 5);
        admit(ann, false, LEASE, 6);
        admit(ann, true, LEASE, 7);
        assertThat(ann.getAllReceived()).containsExactly(new Told(5, true), new Watched(6), new Told(7, true));
    }

    @Test
    void whoComesBackAfterItsLeaseGetsAnImage() {
        admit(ann, false, 0, 5);
        admit(ann, false, LEASE + 1, 6);
        assertThat(ann.getAllReceived()).containsExactly(new Told(5, true), new Told(6, true));
    }

    @Test
    void everybodyIsToldUntilTheLeaseEnds() {
        admit(ann, false, 0, 5);
        admit(bob, false, 1, 5);
        publish(LEASE, 6);
        publish(LEASE + 1, 7);
        publish(LEASE + 2, 8);
        assertThat(ann.getAllReceived()).containsExactly(new Told(5, true), new Told(6, false));
        assertThat(bob.getAllReceived()).containsExactly(new Told(5, true), new Told(6, false), new Told(7, false));
        assertThat(watchers.isEmpty()).isTrue();
    }

    @Test
    void nothingIsMadeForNobody() {
        AtomicInteger made = new AtomicInteger();
        watchers.publish(0, () -> {
            made.incrementAndGet();
            return Optional.empty();
        });
        assertThat(made).hasValue(0);
    }

    @Test
    void whoAsksTwiceBeforeTheEntityIsReadyWaitsOnceAndAWishForAnImageStays() {
        queue.add(watch(ann, true), 0);
        queue.add(watch(ann, false), 1);
        queue.add(watch(bob, false), 2);
        assertThat(queue.take()).containsExactly(watch(ann, true), watch(bob, false));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void theNextIncarnationTellsAllWhoseLeaseRunsAnew() {
        queue.add(watch(ann, false), 0);
        queue.add(watch(bob, false), 5_000);
        assertThat(queue.take()).hasSize(2);
        queue.startAgain(LEASE + 1);
        assertThat(queue.take()).as("an image for who is still there").isEqualTo(List.of(watch(bob, true)));
    }
}
