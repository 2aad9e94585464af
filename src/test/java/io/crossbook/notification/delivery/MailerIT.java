package io.crossbook.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.crossbook.notification.Category;
import io.crossbook.notification.Channel;
import io.crossbook.notification.Delivery;
import io.crossbook.notification.InboxMessage;
import io.crossbook.notification.Notice;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hands mails to a real SMTP server in this JVM. */
class MailerIT {
    private static final String ANN = "ann@example.com";

    @RegisterExtension
    private final GreenMailExtension server =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private Mailer mailer(String host, int port, boolean encrypted) {
        return new Mailer(
                new DeliverySettings.Email(
                        host, port, encrypted, "", "", "news@crossbook.example", Duration.ofSeconds(2), 1),
                InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    }

    private Mailer mailer() {
        return mailer("127.0.0.1", server.getSmtp().getPort(), false);
    }

    private static Notice notice(long number, String amount) {
        return new Notice(
                number,
                Category.PAYMENT,
                "DEPOSITED",
                Map.of("amount", amount),
                "Wallet|u",
                number,
                1_800_000_000_000_000L,
                Set.of(Channel.EMAIL));
    }

    private static InboxMessage.SendMail mail(String address, boolean digest, int left, Notice... notices) {
        return new InboxMessage.SendMail(
                "u", address, new Delivery("email-1", Channel.EMAIL, digest, List.of(notices), left, 0, 0));
    }

    @Test
    void aNoticeArrives() throws Exception {
        Outcome outcome = mailer().send(mail(ANN, false, 0, notice(1, "1.00")));

        assertThat(outcome.delivered()).isTrue();
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Deposit of 1.00 received.");
        assertThat(message.getAllRecipients()[0]).hasToString(ANN);
        assertThat(message.getMessageID()).isEqualTo("<email-1.u@crossbook.example>");
        assertThat(message.getContent().toString()).contains("2027-01-15T08:00:00Z  Deposit of 1.00 received.");
    }

    @Test
    void everyAttemptHasTheSameId() throws Exception {
        mailer().send(mail(ANN, false, 0, notice(1, "1.00")));
        mailer().send(mail(ANN, false, 0, notice(1, "1.00")));

        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void aDigestIsOneMail() throws Exception {
        mailer().send(mail(ANN, true, 3, notice(1, "1.00"), notice(2, "2.00")));

        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(message.getSubject()).isEqualTo("5 notices from Crossbook");
        assertThat(message.getContent().toString()).contains("1.00", "2.00", "and 3 more");
    }

    @Test
    void wordsOfOthersAddNoHeader() throws Exception {
        mailer().send(mail(ANN, false, 0, notice(1, "1\r\nBcc: eve@example.com")));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void anImpossibleAddressIsGivenUp() {
        Outcome outcome = mailer().send(mail("ann@@example..com", false, 0, notice(1, "1.00")));

        assertThat(outcome.delivered()).isFalse();
        assertThat(outcome.worthwhile()).isFalse();
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        int port = server.getSmtp().getPort();
        server.stop();

        assertThat(mailer("127.0.0.1", port, false)
                        .send(mail(ANN, false, 0, notice(1, "1.00")))
                        .worthwhile())
                .isTrue();
    }

    @Test
    void withoutEncryptionNothingIsSent() {
        Outcome outcome =
                mailer("127.0.0.1", server.getSmtp().getPort(), true).send(mail(ANN, false, 0, notice(1, "1.00")));

        assertThat(outcome.delivered()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whereThereIsNoServerNothingIsTried() {
        assertThat(mailer("", 25, true).send(mail(ANN, false, 0, notice(1, "1.00"))))
                .isEqualTo(new Outcome(false, false, "e-mail is switched off here"));
    }
}
