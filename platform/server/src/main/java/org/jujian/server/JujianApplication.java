package org.jujian.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The platform as one process: pages, interface, jobs. Stores, migrations and jobs are opened by `server.stores` and
/// not by Spring Boot, whose own would go round the walls.
@SpringBootApplication(
        scanBasePackages = "org.jujian.server",
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration",
            "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration",
            "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ConfigurationPropertiesScan
public class JujianApplication {
    public static void main(String[] args) {
        SpringApplication.run(JujianApplication.class, args);
    }
}
