package org.jujian.reports.delivery.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Gives letters to the e-mail server, one connection a letter. Either all addresses of a letter get it or none.
public final class Mailer {
    private static final int PERMANENT = 500;
    private static final String CONNECT_MILLIS = "15000";
    private static final String ANSWER_MILLIS = "60000";

    private final MailSettings settings;
    private final Session session;

    public Mailer(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    public boolean isOn() {
        return settings.isOn();
    }

    /// The part of a Message-ID after its @.
    public String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
    }

    public Sent send(Letter letter) {
        MimeMessage message;
        try {
            message = message(letter);
        } catch (MessagingException e) {
            return new Sent.Never("邮件写不出来：检查收件地址和发件地址 JUJIAN_SMTP_FROM。");
        }
        try (Transport transport = session.getTransport("smtp")) {
            if (settings.user().isBlank()) {
                transport.connect();
            } else {
                transport.connect(settings.user(), settings.password());
            }
            return send(transport, message);
        } catch (AuthenticationFailedException e) {
            return new Sent.NotNow("邮件服务器不接受用户名或密码。怎么办：请平台管理员检查 JUJIAN_SMTP_USER、JUJIAN_SMTP_PASSWORD。");
        } catch (MessagingException e) {
            return new Sent.NotNow("连不上邮件服务器。怎么办：平台会再试；一直不成时请平台管理员检查 JUJIAN_SMTP_HOST 等设置。");
        }
    }

    /// Handles its own failures, so that what the caller catches happened before the letter was under way.
    private static Sent send(Transport transport, MimeMessage message) {
        try {
            Address[] all = message.getAllRecipients();
            transport.sendMessage(message, all);
            return new Sent.Accepted();
        } catch (SendFailedException e) {
            int code = code(e);
            if (code < 0) {
                return new Sent.Unknown("发送中断，不知道邮件服务器收下没有。");
            }
            return code >= PERMANENT
                    ? new Sent.Never("邮件服务器不收这封邮件（回答 %d）。怎么办：核对收件地址，再点“重试”。".formatted(code))
                    : new Sent.NotNow("邮件服务器暂时不收（回答 %d）。怎么办：平台会再试。".formatted(code));
        } catch (MessagingException e) {
            return new Sent.Unknown("发送中断，不知道邮件服务器收下没有。");
        }
    }

    /// The server's answer, where one was given: to an address, to the sender or to the letter.
    private static int code(MessagingException failure) {
        for (@Nullable Exception e = failure;
                e != null;
                e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (e instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            }
            if (e instanceof SMTPSenderFailedException refused) {
                return refused.getReturnCode();
            }
        }
        return failure instanceof SMTPSendFailedException refused ? refused.getReturnCode() : -1;
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        var message = new Named(session, letter.id());
        message.setFrom(new InternetAddress(settings.from(), true));
        for (String to : letter.to()) {
            message.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to, true));
        }
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(letter.at()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", "zh-CN");
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name(), "plain");
        var parts = new MimeMultipart(text);
        for (Letter.Attachment attachment : letter.attachments()) {
            parts.addBodyPart(part(attachment));
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    /// The name by RFC 2231, in both headers that readers look at.
    private static MimeBodyPart part(Letter.Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
        part.setHeader("Content-Transfer-Encoding", "base64");
        var file = new ParameterList();
        file.set("filename", attachment.name(), StandardCharsets.UTF_8.name());
        part.setHeader("Content-Disposition", "attachment" + file.toString("Content-Disposition: attachment".length()));
        var type = new ParameterList();
        type.set("name", attachment.name(), StandardCharsets.UTF_8.name());
        String media = attachment.mediaType();
        part.setHeader("Content-Type", media + type.toString("Content-Type: ".length() + media.length()));
        return part;
    }

    private static Properties properties(MailSettings settings) {
        var properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.portOrUsual()));
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isBlank()));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }

    /// A message that keeps its own Message-ID.
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
