package it.broletto.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands mails to the mail server. Makes network calls, so it is never called within a transaction. */
@ApplicationScoped
class Postman {

    private static final String PATIENCE_MILLIS = "20000";
    private static final String UTF_8 = "UTF-8";

    /** How the connection to the server is kept secret. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    @CheckedTemplate(basePath = "notice")
    static class Templates {
        static native TemplateInstance mail(Letter letter);

        private Templates() {}
    }

    private final Session session;
    private final Optional<String> from;
    private final Optional<String> user;
    private final String password;
    private final String host;
    private final Clock clock;

    Postman(
            @ConfigProperty(name = "broletto.mail.host") String server,
            @ConfigProperty(name = "broletto.mail.port") int port,
            @ConfigProperty(name = "broletto.mail.security") Security security,
            @ConfigProperty(name = "broletto.mail.user") Optional<String> user,
            @ConfigProperty(name = "broletto.mail.password") Optional<String> password,
            @ConfigProperty(name = "broletto.mail.from") Optional<String> from,
            @ConfigProperty(name = "broletto.url") URI site,
            Clock clock) {
        var settings = new Properties();
        settings.put("mail.smtp.host", server);
        settings.put("mail.smtp.port", String.valueOf(port));
        settings.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        settings.put("mail.smtp.timeout", PATIENCE_MILLIS);
        settings.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        settings.put("mail.smtp.localhost", site.getHost());
        settings.put("mail.smtp.auth", String.valueOf(user.isPresent()));
        settings.put("mail.smtp.starttls.enable", String.valueOf(security == Security.STARTTLS));
        settings.put("mail.smtp.starttls.required", String.valueOf(security == Security.STARTTLS));
        settings.put("mail.smtp.ssl.enable", String.valueOf(security == Security.TLS));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        this.session = Session.getInstance(settings);
        this.user = user;
        this.password = password.orElse("");
        this.from = from;
        this.host = site.getHost();
        this.clock = clock;
    }

    /** The same mail has the same Message-ID, however often it is sent. {@link #problem} makes short what it throws. */
    void send(UUID id, String address, Letter letter) throws MessagingException {
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + host + ">");
            }
        };
        message.setFrom(new InternetAddress(from.orElseThrow(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        message.setSubject(Text.line(letter.subject()), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language());
        if (letter.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var plain = new MimeBodyPart();
        plain.setText(letter.text(), UTF_8);
        var html = new MimeBodyPart();
        html.setText(
                Templates.mail(letter)
                        .setLocale(Locale.forLanguageTag(letter.language()))
                        .render(),
                UTF_8,
                "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        if (user.isPresent()) {
            Transport.send(message, user.get(), password);
        } else {
            Transport.send(message);
        }
    }

    /** What went wrong, without the words of the server: they tell the address. */
    static String problem(Throwable e) {
        var root = e;
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return "SMTP " + refused.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getCause() == null) {
                return "SMTP " + refused.getReturnCode();
            }
            root = cause;
        }
        return root.getClass().getSimpleName().replaceAll("[^A-Za-z0-9]", " ");
    }
}
