package io.crossbook.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InboxDeliveryTest {
    private static final long SECOND = 1_000_000;
    private static final long NOON = micros("2026-03-01T12:00:00Z");

    private final Inbox inbox = new Inbox("ann", InboxSettings.DEFAULT);
    private long now = NOON;

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }

    private Decision<InboxEvent, InboxReply> when(InboxCommand command) {
        now++;
        Decision<InboxEvent, InboxReply> decision = command.decide(inbox, now);
        decision.events().forEach(event -> Aggregate.record(inbox, event));
        return decision;
    }

    private void given(InboxCommand... commands) {
        for (InboxCommand command : commands) {
            assertThat(when(command).events()).isNotEmpty();
        }
    }

    private InboxCommand tell(long seq, Category category) {
        return new InboxCommand.Notify("Wallet|ann", List.of(fact(seq, category, now)));
    }

    private static Fact fact(long seq, Category category, long at) {
        return new Fact(seq, category, "DEPOSITED", Map.of("amount", "1.00"), at);
    }

    private static Preferences wishing(Category category, Channel... channels) {
        return new Preferences(Map.of(category, Set.of(channels)), "ann@example.com", "UTC", null, Digest.OFF);
    }

    private static Preferences mailed(QuietHours quiet, Digest digest, String zone) {
        return new Preferences(Map.of(Category.PAYMENT, Set.of(Channel.EMAIL)), "ann@example.com", zone, quiet, digest);
    }

    @Nested
    class Waiting {
        private long plannedAt(Preferences preferences, String time) {
            now = micros(time) - 2;
            given(new InboxCommand.ChangePreferences(preferences));
            given(tell(1, Category.PAYMENT));
            return inbox.view().pending().get(0).notBefore();
        }

        @Test
        void quietHoursOverMidnightHoldBack() {
            Preferences night = mailed(new QuietHours(22 * 60, 7 * 60), Digest.OFF, "UTC");

            assertThat(plannedAt(night, "2026-03-01T23:30:00Z")).isEqualTo(micros("2026-03-02T07:00:00Z"));
            assertThat(inbox.overdue(now)).isEmpty();
            assertThat(inbox.quiet()).isTrue();
            assertThat(inbox.overdue(micros("2026-03-02T07:00:00Z"))).hasSize(1);
        }

        @Test
        void quietHoursFollowTheUsersClock() {
            Preferences night = mailed(new QuietHours(22 * 60, 7 * 60), Digest.OFF, "America/New_York");

            assertThat(plannedAt(night, "2026-03-02T03:00:00Z")).isEqualTo(micros("2026-03-02T12:00:00Z"));
        }

        @Test
        void outsideQuietHoursItLeavesAtOnce() {
            Preferences night = mailed(new QuietHours(22 * 60, 7 * 60), Digest.OFF, "UTC");

            assertThat(plannedAt(night, "2026-03-01T12:00:00Z")).isEqualTo(now);
        }

        @Test
        void aDigestGathersAnHour() {
            assertThat(plannedAt(mailed(null, Digest.HOURLY, "UTC"), "2026-03-01T12:10:00Z"))
                    .isEqualTo(micros("2026-03-01T13:00:00Z"));
            given(tell(2, Category.PAYMENT), tell(3, Category.PAYMENT));

            Delivery digest = inbox.view().pending().get(0);
            assertThat(inbox.view().pending()).hasSize(1);
            assertThat(digest.notices()).extracting(Notice::seq).containsExactly(1L, 2L, 3L);
            now = micros("2026-03-01T13:00:00Z");
            given(tell(4, Category.PAYMENT));
            assertThat(inbox.view().pending()).hasSize(2);
        }

        @Test
        void aDailyDigestThatFallsIntoQuietHoursWaitsForTheirEnd() {
            assertThat(plannedAt(
                            mailed(new QuietHours(22 * 60, 7 * 60), Digest.DAILY, "Europe/Madrid"),
                            "2026-03-01T12:10:00Z"))
                    .isEqualTo(micros("2026-03-02T06:00:00Z"));
        }
    }

    @Nested
    class Delivering {
        private InboxCommand.NoteAttempt noted(int attempt, boolean delivered, boolean worthwhile) {
            return new InboxCommand.NoteAttempt("email-1", attempt, delivered, worthwhile, "said");
        }

        private void aMailWaits() {
            given(new InboxCommand.ChangePreferences(mailed(null, Digest.OFF, "UTC")), tell(1, Category.PAYMENT));
        }

        private List<DeliveryRecord.Result> results() {
            return inbox.view().log().stream().map(DeliveryRecord::result).toList();
        }

        @Test
        void itIsHandedOverOnceUntilItsOutcomeIsKnownOrAMinuteIsOver() {
            aMailWaits();

            assertThat(inbox.fresh(now)).hasSize(1);
            assertThat(inbox.overdue(now + 59 * SECOND)).isEmpty();
            assertThat(inbox.overdue(now + 60 * SECOND)).hasSize(1);
            given(noted(1, true, false));
            assertThat(inbox.overdue(now + 600 * SECOND)).isEmpty();
            assertThat(results()).containsExactly(DeliveryRecord.Result.DELIVERED);
            assertThat(inbox.quiet()).isTrue();
        }

        @Test
        void aFailureIsTriedAgainEverLaterAndThenGivenUp() {
            aMailWaits();
            long last = 0;
            for (int attempt = 1; attempt < InboxSettings.DEFAULT.attempts(); attempt++) {
                assertThat(inbox.overdue(now)).hasSize(1);
                given(noted(attempt, false, true));
                long pause = inbox.view().pending().get(0).notBefore() - now;
                assertThat(pause).isGreaterThan(last);
                last = pause;
                now += pause;
            }
            given(noted(8, false, true));

            assertThat(inbox.view().pending()).isEmpty();
            assertThat(results().get(0)).isEqualTo(DeliveryRecord.Result.GIVEN_UP);
        }

        @Test
        void theSameOutcomeTwiceCountsOnce() {
            aMailWaits();
            given(noted(1, false, true));

            assertThat(when(noted(1, false, true)).events()).isEmpty();
            given(noted(1, true, false));
            assertThat(when(noted(2, true, false)).events()).isEmpty();
        }

        @Test
        void whatCannotSucceedIsNotTriedAgain() {
            aMailWaits();
            given(noted(1, false, false));

            assertThat(results()).containsExactly(DeliveryRecord.Result.GIVEN_UP);
        }

        @Test
        void aRemovedWebhookGetsNothingMore() {
            given(
                    new InboxCommand.SetWebhook("https://bot.example.com/"),
                    new InboxCommand.ChangePreferences(wishing(Category.PAYMENT, Channel.WEBHOOK)),
                    tell(1, Category.PAYMENT),
                    new InboxCommand.RemoveWebhook());

            assertThat(inbox.overdue(now)).isEmpty();
            assertThat(results()).containsExactly(DeliveryRecord.Result.GIVEN_UP);
        }

        @Test
        void anotherAddressGetsAnotherSecretAndTheSameKeepsIt() {
            given(new InboxCommand.SetWebhook("https://bot.example.com/"));
            assertThat(when(new InboxCommand.SetWebhook("https://bot.example.com/"))
                            .events())
                    .isEmpty();
            given(new InboxCommand.RemoveWebhook(), new InboxCommand.SetWebhook("https://bot.example.com/"));

            assertThat(inbox.webhook().generation()).isEqualTo(2);
        }

        @Test
        void aDeadReceiverDoesNotFillTheInbox() {
            given(new InboxCommand.ChangePreferences(mailed(null, Digest.OFF, "UTC")));
            for (int seq = 1; seq <= 600; seq++) {
                given(tell(seq, Category.PAYMENT));
            }

            assertThat(inbox.view().pending()).hasSize(500);
            assertThat(inbox.view().log()).hasSize(100);
        }
    }
}
