package io.crossbook.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final long SECOND = 1_000_000;
    private static final long NOON = micros("2026-03-01T12:00:00Z");

    private Inbox inbox = new Inbox("ann", InboxSettings.DEFAULT);
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

    private void assertRefused(InboxCommand command, InboxRejection reason) {
        var decision = when(command);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.reply()).isEqualTo(new InboxReply.Refused(reason));
    }

    private List<Long> numbers() {
        return inbox.view().notices().stream().map(Notice::number).toList();
    }

    @Nested
    class Telling {
        @Test
        void aFactIsToldOnceHoweverOftenItComes() {
            InboxCommand told = tell(7, Category.PAYMENT);
            given(told);

            assertThat(when(told).events()).isEmpty();
            assertThat(when(tell(6, Category.PAYMENT)).events()).isEmpty();
            assertThat(numbers()).containsExactly(1L);
        }

        @Test
        void ofABatchOnlyWhatIsNewIsTold() {
            given(tell(7, Category.PAYMENT));
            given(new InboxCommand.Notify(
                    "Wallet|ann", List.of(fact(7, Category.PAYMENT, now), fact(8, Category.SETTLEMENT, now))));

            assertThat(inbox.view().notices().get(0).seq()).isEqualTo(8);
            assertThat(numbers()).containsExactly(2L, 1L);
        }

        @Test
        void sourcesAreCountedApart() {
            given(tell(7, Category.PAYMENT));
            given(new InboxCommand.Notify("Market|m", List.of(fact(3, Category.MARKET, now))));

            assertThat(inbox.unread()).isEqualTo(2);
        }

        @Test
        void whatNobodyWantsWritesNothing() {
            assertThat(when(tell(1, Category.FILL)).events()).isEmpty();
            assertThat(when(tell(2, Category.ORDER_CONFIRMATION)).events()).isEmpty();
            assertThat(when(tell(3, Category.LAPSE)).events()).isEmpty();
        }

        @Test
        void aWishHoldsForWhatHappensAfterIt() {
            InboxCommand before = tell(1, Category.FILL);
            when(before);
            given(new InboxCommand.ChangePreferences(wishing(Category.FILL, Channel.IN_APP)));

            assertThat(when(before).events()).isEmpty();
            given(tell(2, Category.FILL));
            assertThat(numbers()).containsExactly(1L);
        }

        @Test
        void aForgottenSourceBringsNothingAsOldAsWhatWasForgottenWithIt() {
            InboxCommand first = new InboxCommand.Notify("Market|0", List.of(fact(1, Category.MARKET, now)));
            given(first);
            for (int i = 1; i <= 300; i++) {
                given(new InboxCommand.Notify("Market|" + i, List.of(fact(1, Category.MARKET, now))));
            }

            assertThat(when(first).events()).isEmpty();
        }

        @Test
        void watchersHearOfWhatIsNewAndHowMuchIsUnread() {
            given(tell(1, Category.PAYMENT));
            long before = inbox.sequence();
            List<InboxEvent> events =
                    new ArrayList<>(when(tell(2, Category.PAYMENT)).events());
            events.addAll(when(tell(3, Category.PAYMENT)).events());
            InboxNews news = inbox.delta(events, before, 77);

            assertThat(news.image()).isFalse();
            assertThat(news.prevSeq()).isEqualTo(before);
            assertThat(news.seq()).isEqualTo(inbox.sequence());
            assertThat(news.notices()).extracting(Notice::number).containsExactly(2L, 3L);
            assertThat(news.unread()).isEqualTo(3);
            assertThat(news.lastNotice()).isEqualTo(3);
            assertThat(inbox.image(77).notices()).extracting(Notice::number).containsExactly(1L, 2L, 3L);
        }

        @Test
        void anImageSaysFromWhichNumberOnItIsWhole() {
            given(tell(1, Category.PAYMENT));
            assertThat(inbox.image(0).floor()).isZero();
            for (int seq = 2; seq <= 250; seq++) {
                given(tell(seq, Category.PAYMENT));
            }
            assertThat(inbox.image(0).floor()).isEqualTo(50);
            assertThat(inbox.image(0).notices()).hasSize(200);
            assertThat(inbox.image(0).notices().get(0).number()).isEqualTo(51);
        }

        @Test
        void whatWasAcknowledgedIsRead() {
            given(tell(1, Category.PAYMENT), tell(2, Category.PAYMENT), tell(3, Category.PAYMENT));
            given(new InboxCommand.Acknowledge(2));

            assertThat(inbox.unread()).isEqualTo(1);
            assertThat(when(new InboxCommand.Acknowledge(1)).events()).isEmpty();
            given(new InboxCommand.Acknowledge(Long.MAX_VALUE));
            assertThat(inbox.acknowledged()).isEqualTo(3);
        }

        @Test
        void onlyTheLatestNoticesAreKept() {
            for (int seq = 1; seq <= 250; seq++) {
                given(tell(seq, Category.PAYMENT));
            }

            assertThat(numbers()).hasSize(200).startsWith(250L).endsWith(51L);
        }
    }

    @Nested
    class Mandatory {
        private static Preferences nothing() {
            Map<Category, Set<Channel>> none = new EnumMap<>(Category.class);
            for (Category category : Category.values()) {
                none.put(category, category.mandatory() ? Set.of(Channel.IN_APP) : Set.of());
            }
            return new Preferences(none, "ann@example.com", "UTC", new QuietHours(0, 1439), Digest.DAILY);
        }

        @Test
        void theyCannotBeSwitchedOff() {
            assertRefused(
                    new InboxCommand.ChangePreferences(
                            new Preferences(Map.of(Category.SECURITY, Set.of()), null, "UTC", null, Digest.OFF)),
                    InboxRejection.MANDATORY_CATEGORY);
        }

        @Test
        void theyComeAtOnceByEveryWayAlthoughAllElseIsOff() {
            given(new InboxCommand.ChangePreferences(nothing()));

            assertThat(when(tell(1, Category.PAYMENT)).events()).isEmpty();
            given(tell(2, Category.SECURITY));

            assertThat(numbers()).containsExactly(1L);
            assertThat(inbox.overdue(now)).hasSize(1).first().isInstanceOf(InboxMessage.SendMail.class);
        }
    }

    @Nested
    class Alerting {
        private static final AlertRule RULE = new AlertRule(AlertKind.CROSSES, 0, 25_000, 0, null);

        private InboxCommand set(String id) {
            return new InboxCommand.SetAlert(id, "m", RULE, 40);
        }

        private InboxCommand fire(String id, long seq) {
            return new InboxCommand.FireAlert(id, seq, 26_000, Map.of(), now);
        }

        @Test
        void anAlertFiresOnceWithTheNumberThatFiredIt() {
            given(set("a"), fire("a", 41));

            assertThat(when(fire("a", 41)).events()).isEmpty();
            assertThat(when(fire("a", 42)).events()).isEmpty();
            PriceAlert alert = inbox.view().alerts().get(0);
            assertThat(alert.firedSeq()).isEqualTo(41);
            assertThat(alert.firedValue()).isEqualTo(26_000);
            assertThat(numbers()).containsExactly(1L);
        }

        @Test
        void whatHappenedBeforeItWasSetDoesNotFireIt() {
            given(set("a"));

            assertThat(when(fire("a", 40)).events()).isEmpty();
        }

        @Test
        void aRemovedAlertDoesNotFire() {
            given(set("a"), new InboxCommand.RemoveAlert("a"));

            assertThat(when(fire("a", 41)).events()).isEmpty();
            assertRefused(new InboxCommand.RemoveAlert("a"), InboxRejection.ALERT_NOT_FOUND);
        }

        @Test
        void settingItAgainChangesNothing() {
            given(set("a"));

            assertThat(when(set("a")).events()).isEmpty();
            assertRefused(
                    new InboxCommand.SetAlert("a", "other", RULE, 40),
                    InboxRejection.ALERT_EXISTS_WITH_DIFFERENT_TERMS);
        }

        @Test
        void thereAreOnlySoMany() {
            for (int i = 0; i < InboxSettings.DEFAULT.alerts(); i++) {
                given(set("a" + i));
            }

            assertRefused(set("one more"), InboxRejection.TOO_MANY_ALERTS);
            given(fire("a0", 41), set("one more"));
        }

        @Test
        void whoWantsNoNoticeOfAlertsStillSeesThatItFired() {
            given(set("a"), new InboxCommand.ChangePreferences(wishing(Category.ALERT)), fire("a", 41));

            assertThat(inbox.view().alerts().get(0).isWaiting()).isFalse();
            assertThat(numbers()).isEmpty();
        }
    }

    @Test
    void aSnapshotIsTheSameInbox() {
        given(
                new InboxCommand.SetWebhook("https://bot.example.com/"),
                new InboxCommand.ChangePreferences(mailed(new QuietHours(60, 120), Digest.OFF, "UTC")),
                new InboxCommand.SetAlert("a", "m", new AlertRule(AlertKind.STATUS, 0, 0, 0, null), 3),
                tell(1, Category.PAYMENT),
                tell(2, Category.SECURITY),
                new InboxCommand.NoteAttempt("email-1", 1, false, true, "said"),
                new InboxCommand.Acknowledge(1));

        Inbox copy = Inbox.of("ann", InboxSettings.DEFAULT, inbox.snapshot());

        assertThat(copy.snapshot()).isEqualTo(inbox.snapshot());
        inbox = copy;
        assertThat(when(tell(2, Category.SECURITY)).events()).isEmpty();
        assertThat(copy.overdue(now + 10 * SECOND)).hasSize(2);
    }
}
