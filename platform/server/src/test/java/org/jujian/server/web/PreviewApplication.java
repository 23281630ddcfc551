package org.jujian.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.ChinaTime;
import org.jujian.server.web.community.SelfInspections;
import org.jujian.server.web.evidence.Measure;
import org.jujian.server.web.lead.CommitteeDesk;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.upload.Uploads;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;

/// The pages and their controllers over fixtures, without stores or logins, under the product's content security
/// policy. Started by its
/// `main` it serves them at 127.0.0.1:8099 for looking at; the tests start it on a free port. No annotation marks it as
/// a
/// component, so that the product's own scan passes it by.
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ThymeleafAutoConfiguration.class
})
@Import({StaticFiles.class, ViewerArgument.class, PageErrors.class, HomeController.class})
@ComponentScan(
        basePackageClasses = {Community.class, SelfInspections.class, Uploads.class, Measure.class, CommitteeDesk.class
        },
        useDefaultFilters = false,
        includeFilters = @Filter(Controller.class))
public class PreviewApplication {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final UnitCode LIYUAN = UnitCode.of("310114004009");
    private static final StreetCode JIADING = StreetCode.of("310114004");

    public static void main(String[] args) {
        System.setProperty("server.port", "8099");
        System.setProperty("server.address", "127.0.0.1");
        SpringApplication.run(PreviewApplication.class, args);
    }

    @Bean
    jakarta.servlet.Filter policy() {
        return (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
            chain.doFilter(request, response);
        };
    }

    @Bean
    GoldenPages sources() {
        return GoldenPages.load();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-04-14T01:20:00Z"), ChinaTime.ZONE);
    }

    /// Who looks follows from where: a community at its own pages, the committee at leads, else the street office.
    @Bean
    Viewers viewers() {
        return request -> {
            String path = request.getRequestURI();
            if (path.matches("/(community|upload.*|reports.*)")) {
                return new Viewer(new Person("liyuan-clerk", Role.CLERK, LIYUAN.value()), "李园一村社区居委会", "嘉定镇街道");
            }
            return path.startsWith("/leads")
                    ? ofStreet("jiading-discipline", Role.DISCIPLINE_COMMITTEE, "监督")
                    : ofStreet("jiading-office", Role.STREET_OFFICE, "社区管理");
        };
    }

    private static Viewer ofStreet(String name, Role role, String detail) {
        return new Viewer(new Person(name, role, JIADING.range().from()), "嘉定镇街道", detail);
    }

    @Bean
    CommitteeDesk committee() {
        return new GoldenLeads();
    }

    @Bean
    Uploads uploads() {
        return new GoldenUploads();
    }

    @Bean
    SelfInspections reports() {
        return new GoldenReports();
    }
}
