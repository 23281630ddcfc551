package org.jujian.server.stores;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jujian.reports.delivery.mail.MailSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The variables of contract.md. `demo` is `true`, `units` or `false`; `clock` an ISO instant with offset, refused
/// without the demo.
@ConfigurationProperties("jujian")
public record JujianSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("false") String demo,
        @DefaultValue("") String clock,
        @DefaultValue Store postgres,
        @DefaultValue Store clickhouse,
        @DefaultValue Engine engine,
        @DefaultValue Smtp smtp) {
    private static final String DEMO_CLOCK = "2026-04-01T08:00:00+08:00";

    public JujianSettings {
        if (!demo.equals("true") && !demo.equals("units") && !demo.equals("false")) {
            throw new IllegalArgumentException("JUJIAN_DEMO: expected true, units or false, found " + demo);
        }
        if (demo.equals("false") && !clock.isBlank()) {
            throw new IllegalArgumentException("JUJIAN_CLOCK: only with JUJIAN_DEMO on; take it away");
        }
        if (!demo.equals("false") && !address.equals("127.0.0.1") && !address.equals("localhost")) {
            throw new IllegalArgumentException("JUJIAN_ADDRESS: the demo listens on 127.0.0.1 only, found " + address);
        }
    }

    /// A store of somebody else's; no `url` = one of our own in the data directory.
    public record Store(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {
        boolean isSet() {
            return !url.isBlank();
        }

        @Override
        public String toString() {
            return "Store[" + url + "]";
        }
    }

    /// The e-mail server; no `host` = no e-mail. `security` is `starttls`, `tls` or `none`; `port` 0 = the usual one.
    public record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("0") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("starttls") String security) {
        MailSettings mail() {
            return new MailSettings(
                    host,
                    port == 0 ? Optional.empty() : Optional.of(port),
                    user,
                    password,
                    from,
                    switch (security) {
                        case "starttls" -> MailSettings.Security.STARTTLS;
                        case "tls" -> MailSettings.Security.TLS;
                        case "none" -> MailSettings.Security.NONE;
                        default ->
                            throw new IllegalArgumentException(
                                    "JUJIAN_SMTP_SECURITY: expected starttls, tls or none, found " + security);
                    });
        }

        @Override
        public String toString() {
            return "Smtp[" + host + "]";
        }
    }

    /// `library` is libchdb.so where it is not at its usual place (platform/embedded/README.md).
    public record Engine(@DefaultValue("") String library) {
        Optional<Path> path() {
            return library.isBlank() ? Optional.empty() : Optional.of(Path.of(library));
        }
    }

    public boolean hasDemoUsers() {
        return !demo.equals("false");
    }

    /// The instant at which the platform's clock begins; empty = the machine's clock.
    Optional<Instant> start() {
        String text = clock.isBlank() && demo.equals("true") ? DEMO_CLOCK : clock;
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(text).toInstant());
    }
}
