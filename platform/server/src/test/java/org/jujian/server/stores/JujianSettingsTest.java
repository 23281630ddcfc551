package org.jujian.server.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jujian.reports.delivery.mail.MailSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class JujianSettingsTest {
    private static final String CLOCK = "2026-04-20T08:00:00+08:00";

    @Test
    void bindsDefaults() {
        JujianSettings settings = bind(Map.of());
        assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.demo()).isEqualTo("false");
        assertThat(settings.hasDemoUsers()).isFalse();
        assertThat(settings.start()).isEmpty();
        assertThat(settings.postgres().isSet()).isFalse();
        assertThat(settings.clickhouse().isSet()).isFalse();
        assertThat(settings.engine().path()).isEmpty();
        assertThat(settings.smtp().mail()).isEqualTo(MailSettings.OFF);
    }

    @Test
    void bindsTheMailServer() {
        JujianSettings.Smtp smtp = bind(Map.of(
                        "JUJIAN_SMTP_HOST", "mail.example.gov.cn",
                        "JUJIAN_SMTP_USER", "jujian",
                        "JUJIAN_SMTP_PASSWORD", "secret",
                        "JUJIAN_SMTP_FROM", "jujian@example.gov.cn",
                        "JUJIAN_SMTP_SECURITY", "tls"))
                .smtp();
        assertThat(smtp.toString() + smtp.mail()).doesNotContain("secret");
        assertThat(smtp.mail())
                .isEqualTo(new MailSettings(
                        "mail.example.gov.cn",
                        Optional.empty(),
                        "jujian",
                        "secret",
                        "jujian@example.gov.cn",
                        MailSettings.Security.TLS));
        assertThatThrownBy(() -> bind(Map.of("JUJIAN_SMTP_HOST", "mail.example.gov.cn"))
                        .smtp()
                        .mail())
                .hasMessage("JUJIAN_SMTP_FROM: expected the address that letters come from, found \"\"");
        assertThatThrownBy(
                        () -> bind(Map.of("JUJIAN_SMTP_SECURITY", "ssl")).smtp().mail())
                .hasMessage("JUJIAN_SMTP_SECURITY: expected starttls, tls or none, found ssl");
    }

    @Test
    void bindsTheVariablesOfTheContract() {
        JujianSettings settings = bind(Map.of(
                "JUJIAN_DATA_DIR", "/var/lib/jujian",
                "JUJIAN_DEMO", "units",
                "JUJIAN_CLOCK", CLOCK,
                "JUJIAN_POSTGRES_URL", "jdbc:postgresql://db/jujian",
                "JUJIAN_POSTGRES_USER", "jujian",
                "JUJIAN_POSTGRES_PASSWORD", "secret",
                "JUJIAN_CLICKHOUSE_URL", "http://columns:8123",
                "JUJIAN_ENGINE_LIBRARY", "/opt/jujian/libchdb.so"));
        assertThat(settings.engine().path()).contains(Path.of("/opt/jujian/libchdb.so"));
        assertThat(settings.dataDir()).isEqualTo(Path.of("/var/lib/jujian"));
        assertThat(settings.hasDemoUsers()).isTrue();
        assertThat(settings.start()).contains(Instant.parse("2026-04-20T00:00:00Z"));
        assertThat(settings.postgres())
                .isEqualTo(new JujianSettings.Store("jdbc:postgresql://db/jujian", "jujian", "secret"));
        assertThat(settings.postgres().toString()).doesNotContain("secret");
        assertThat(settings.clickhouse().url()).isEqualTo("http://columns:8123");
    }

    @Test
    void startsTheDemoOnTheFirstOfApril() {
        assertThat(bind(Map.of("JUJIAN_DEMO", "true")).start()).contains(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(bind(Map.of("JUJIAN_DEMO", "units")).start()).isEmpty();
    }

    @Test
    void refusesAClockWithoutTheDemo() {
        assertThatThrownBy(() -> bind(Map.of("JUJIAN_CLOCK", CLOCK)))
                .hasRootCauseMessage("JUJIAN_CLOCK: only with JUJIAN_DEMO on; take it away");
    }

    @Test
    void refusesTheDemoOnOtherAddresses() {
        assertThatThrownBy(() -> bind(Map.of("JUJIAN_DEMO", "true", "JUJIAN_ADDRESS", "0.0.0.0")))
                .hasRootCauseMessage("JUJIAN_ADDRESS: the demo listens on 127.0.0.1 only, found 0.0.0.0");
    }

    @Test
    void refusesAnUnknownDemo() {
        assertThatThrownBy(() -> bind(Map.of("JUJIAN_DEMO", "yes")))
                .hasRootCauseMessage("JUJIAN_DEMO: expected true, units or false, found yes");
    }

    private static JujianSettings bind(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        environment.getPropertySources().remove("systemProperties");
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("jujian", JujianSettings.class);
    }
}
