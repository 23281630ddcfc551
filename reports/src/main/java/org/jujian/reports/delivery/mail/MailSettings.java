package org.jujian.reports.delivery.mail;

import java.util.Optional;

/// The e-mail server; no host = no e-mail.
///
/// @param port empty = 465 with `tls`, 587 with `starttls`, 25 with `none`
/// @param user empty = without a login
/// @param from the address that letters come from
public record MailSettings(
        String host, Optional<Integer> port, String user, String password, String from, Security security) {
    public static final MailSettings OFF = new MailSettings("", Optional.empty(), "", "", "", Security.STARTTLS);

    public MailSettings {
        if (!host.isBlank() && !Addresses.isAddress(from)) {
            throw new IllegalArgumentException(
                    "JUJIAN_SMTP_FROM: expected the address that letters come from, found \"" + from + "\"");
        }
    }

    public enum Security {
        /// encrypted after the greeting, and refused without
        STARTTLS(587),
        /// encrypted from the first byte
        TLS(465),
        /// on the same machine or a closed network only
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    public boolean isOn() {
        return !host.isBlank();
    }

    int portOrUsual() {
        return port.orElse(security.port);
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + "]";
    }
}
