package org.jujian.server.security;

import java.time.Duration;
import org.jujian.base.postgres.PostgresStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Sessions of people: in PostgreSQL, so that a restart or another node goes on with them; 30 minutes without a request
/// end them. The cookie is out of reach of scripts and of other sites.
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    static final String COOKIE = "JUJIAN";
    private static final Duration IDLE = Duration.ofMinutes(30);

    @Bean
    JdbcIndexedSessionRepository sessionRepository(PostgresStore store) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(store.dataSource()), transactions);
        sessions.setTableName("server.session");
        sessions.setDefaultMaxInactiveInterval(IDLE);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        return sessions;
    }

    @Bean
    CookieSerializer cookieSerializer() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
