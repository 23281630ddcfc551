package org.jujian.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The platform as one process: pages, interface, jobs.
@SpringBootApplication(scanBasePackages = "org.jujian")
public class JujianApplication {
    public static void main(String[] args) {
        SpringApplication.run(JujianApplication.class, args);
    }
}
