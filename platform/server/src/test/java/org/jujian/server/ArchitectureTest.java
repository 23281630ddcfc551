package org.jujian.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// What may touch what (design.md): the modules' order, and libraries that stay in one package.
class ArchitectureTest {
    /// A process of its own, with a `main` that puts it together.
    private static final String ENGINE = "org.jujian.embedded.engine.process..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.jujian");

    @Test
    void modulesUseOnlyWhatOthersOfferAndInOneDirection() {
        ApplicationModules.of("org.jujian", resideInAPackage("org.jujian.testing.."))
                .verify();
    }

    @Test
    void modulesStandInOneOrder() {
        List<String> order = List.of("base", "tenants", "etl", "reports", "server");
        for (int i = 0; i < order.size(); i++) {
            for (String later : order.subList(i + 1, order.size())) {
                check(noClasses()
                        .that()
                        .resideInAPackage("org.jujian." + order.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.jujian." + later + ".."));
            }
        }
    }

    @Test
    void quartzStaysInTheScheduler() {
        check(onlyIn("org.jujian.base.schedule..", "org.quartz.."));
    }

    /// The engine's own process speaks the driver's block format, checksums included.
    @Test
    void theClickHouseDriverStaysInTheColumnStore() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.jujian.base.columnstore..", ENGINE, "org.jujian.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.clickhouse.."));
    }

    @Test
    void jasperReportsStaysInTheDocuments() {
        check(onlyIn("org.jujian.reports.document..", "net.sf.jasperreports.."));
    }

    @Test
    void mailStaysInTheLetters() {
        check(onlyIn("org.jujian.reports.delivery.mail..", "jakarta.mail.."));
        check(onlyIn("org.jujian.reports.delivery.mail..", "org.eclipse.angus.."));
    }

    @Test
    void thePoolAndItsDriverStayInPostgres() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.jujian.base.postgres..", "org.jujian.embedded..", "org.jujian.testing..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.postgresql..", "com.zaxxer.hikari..", "org.flywaydb.."))
                .because("PostgreSQL is reached through base.postgres.Database, under a scope"));
    }

    @Test
    void timeComesFromAClock() {
        for (Class<?> type : List.of(
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                Year.class,
                YearMonth.class)) {
            check(noClasses()
                    .that()
                    .resideOutsideOfPackage("org.jujian.testing..")
                    .should()
                    .callMethod(type, "now")
                    .because("the platform's clock is injected, so that it can be a demo's or a test's"));
        }
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.jujian.server.stores..", ENGINE, "org.jujian.testing..")
                .should()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("clocks are chosen where the platform is put together"));
    }

    @Test
    void rulesKnowNoWebAndNoSpringContext() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.jujian.tenants..", "org.jujian.etl..", "org.jujian.reports..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.web..", "org.springframework.stereotype..", "jakarta.servlet.."))
                .because("domain modules are put together by server.stores"));
    }

    private static ArchRule onlyIn(String home, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(home, "org.jujian.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
