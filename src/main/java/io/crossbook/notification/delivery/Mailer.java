package io.crossbook.notification.delivery;

import io.crossbook.notification.Delivery;
import io.crossbook.notification.InboxMessage;
import io.crossbook.notification.Notice;
import io.crossbook.notification.Words;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Hands e-mails to an SMTP server. */
final class Mailer {
    private static final int PERMANENT = 500;

    private final DeliverySettings.Email settings;
    private final InstantSource clock;
    private final Session session;

    /** A message whose id stays the same over all attempts, by which a receiver may drop doubles. */
    private static final class SameAgain extends MimeMessage {
        private final String id;

        SameAgain(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    Mailer(DeliverySettings.Email settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(DeliverySettings.Email settings) {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.encrypted()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        return properties;
    }

    Outcome send(InboxMessage.SendMail mail) {
        if (settings.host().isEmpty()) {
            return Outcome.never("e-mail is switched off here");
        }
        try {
            MimeMessage message = message(mail);
            if (settings.user().isEmpty()) {
                Transport.send(message);
            } else {
                Transport.send(message, settings.user(), settings.password());
            }
            return Outcome.done("accepted by " + settings.host());
        } catch (MessagingException e) {
            return isPermanent(e) ? Outcome.never(words(e)) : Outcome.later(words(e));
        }
    }

    private MimeMessage message(InboxMessage.SendMail mail) throws MessagingException {
        Delivery delivery = mail.delivery();
        MimeMessage message = new SameAgain(
                session,
                "<" + delivery.id() + "." + mail.userId() + "@"
                        + settings.from().replaceAll(".*@", "") + ">");
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address(), true));
        message.setSubject(subject(delivery), StandardCharsets.UTF_8.name());
        message.setText(text(delivery), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        return message;
    }

    private static String subject(Delivery delivery) {
        int count = delivery.notices().size() + delivery.left();
        String text = delivery.digest()
                ? count + (count == 1 ? " notice from Crossbook" : " notices from Crossbook")
                : Words.of(delivery.notices().get(0));
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String text(Delivery delivery) {
        StringBuilder text = new StringBuilder();
        for (Notice notice : delivery.notices()) {
            Instant at = Instant.EPOCH.plus(notice.at(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS);
            text.append(at).append("  ").append(Words.of(notice)).append("\n");
        }
        if (delivery.left() > 0) {
            text.append("and ").append(delivery.left()).append(" more, to be read at the exchange.\n");
        }
        return text.append("\nYou get this because your preferences at Crossbook say so.\n")
                .toString();
    }

    private static boolean isPermanent(MessagingException e) {
        for (Exception cause = e; cause instanceof MessagingException known; cause = known.getNextException()) {
            if (cause instanceof AddressException
                    || (cause instanceof SMTPSendFailedException failed && failed.getReturnCode() >= PERMANENT)
                    || (cause instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= PERMANENT)) {
                return true;
            }
        }
        return false;
    }

    private static String words(MessagingException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
