package org.jujian.server.web;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import jakarta.servlet.Filter;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.server.web.community.CommunityPages;
import org.jujian.server.web.evidence.EvidencePages;
import org.jujian.server.web.evidence.Measure;
import org.jujian.server.web.street.StreetPage;
import org.jujian.server.web.street.StreetPages;
import org.jujian.server.web.upload.SentFile;
import org.jujian.server.web.upload.UploadPage;
import org.jujian.server.web.upload.UploadPages;
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
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The pages over fixtures, without stores or logins, under the product's content security policy. Started by its
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
@Import(StaticFiles.class)
public class PreviewApplication {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String LIYUAN = "310114004009";

    public static void main(String[] args) {
        System.setProperty("server.port", "8099");
        System.setProperty("server.address", "127.0.0.1");
        SpringApplication.run(PreviewApplication.class, args);
    }

    @Bean
    Filter policy() {
        return (request, response, chain) -> {
            ((jakarta.servlet.http.HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
            chain.doFilter(request, response);
        };
    }

    @Bean
    RouterFunction<ServerResponse> pages() {
        GoldenPages golden = GoldenPages.load();
        AtomicInteger asked = new AtomicInteger();
        return route().GET("/login", r -> render("login", Map.of("state", state(r))))
                .GET("/street", r -> street(golden, r))
                .GET("/community", r -> community(golden, r))
                .GET(
                        "/community/{code}",
                        r -> ServerResponse.seeOther(URI.create("/community")).build())
                .GET("/evidence/{unit}/{period}/{metric}", r -> evidence(golden, r))
                .GET("/upload", r -> render("upload", upload(UploadPages.form(choices(), false, history()))))
                .POST(
                        "/upload",
                        r -> ServerResponse.seeOther(URI.create("/upload/partly"))
                                .build())
                .GET("/upload/{id}", r -> render("upload", upload(work(r.pathVariable("id")))))
                .GET(
                        "/upload/slow/panel",
                        r -> render(
                                "upload :: work", upload(work(asked.incrementAndGet() % 2 == 0 ? "partly" : "slow"))))
                .build();
    }

    private static String state(ServerRequest request) {
        return List.of("error", "throttled", "logout", "expired").stream()
                .filter(s -> request.param(s).isPresent())
                .findFirst()
                .orElse("");
    }

    private static ServerResponse street(GoldenPages golden, ServerRequest request) {
        Period period = request.param("period").flatMap(Period::parse).orElse(GoldenPages.QUARTER);
        StreetPage page = StreetPages.of(golden.street(period));
        Shell shell = Shell.of(Audience.STREET, "街道办", "嘉定镇街道", "社区管理", "/street", 0);
        return render(
                "street",
                Map.of(
                        "shell",
                        shell,
                        "p",
                        page,
                        "funnelJson",
                        DataBlock.of(page.funnel().data()),
                        "trendJson",
                        DataBlock.of(page.trend().data())));
    }

    private static ServerResponse community(GoldenPages golden, ServerRequest request) {
        LocalDate today = LocalDate.of(2026, 4, 14);
        Period period = request.param("period").flatMap(Period::parse).orElse(GoldenPages.QUARTER);
        Map<String, Object> model = new HashMap<>();
        model.put("shell", communityShell("/community"));
        model.put("p", CommunityPages.of(golden.community(LIYUAN, today, period)));
        model.put("own", true);
        model.put("mayUpload", true);
        model.put("self", "/community");
        return render("community", model);
    }

    private static Shell communityShell(String current) {
        return Shell.of(Audience.COMMUNITY, "公开专员", "李园一村社区居委会", "嘉定镇街道", current, 2)
                .withNote("样例数据：社区名称属实，数字均为虚构。");
    }

    private static ServerResponse evidence(GoldenPages golden, ServerRequest request) {
        return render(
                "evidence",
                Map.of(
                        "shell",
                        Shell.of(Audience.STREET, "街道办", "嘉定镇街道", "社区管理", "", 0),
                        "p",
                        EvidencePages.of(golden.evidence(
                                request.pathVariable("unit"),
                                Period.parse(request.pathVariable("period")).orElseThrow(),
                                Measure.ofCode(request.pathVariable("metric")).orElseThrow()))));
    }

    private static Map<String, Object> upload(UploadPage page) {
        return Map.of("shell", communityShell("/upload"), "p", page);
    }

    private static List<UploadPage.Choice> choices() {
        return List.of(new UploadPage.Choice("T-01", "公开台账", true), new UploadPage.Choice("T-02", "收支明细", false));
    }

    private static List<SentFile> history() {
        return List.of(GoldenPages.file(SentFile.State.DONE, 3, null), GoldenPages.file(SentFile.State.DONE, 0, null));
    }

    private static UploadPage work(String which) {
        return switch (which) {
            case "slow" ->
                UploadPages.of(
                        withId(GoldenPages.file(SentFile.State.RUNNING, 0, null), "slow"),
                        List.of(),
                        List.of(),
                        choices(),
                        false,
                        history());
            case "refused" ->
                UploadPages.of(
                        GoldenPages.file(
                                SentFile.State.FAILED, 0, "第 14 行“摘要”：发现像手机号码的内容，应为不含个人号码的用途说明。怎么办：删去号码后重新上传。"),
                        List.of(),
                        List.of(),
                        choices(),
                        false,
                        history());
            case "allok" ->
                UploadPages.of(
                        GoldenPages.file(SentFile.State.DONE, 0, null),
                        List.of(),
                        List.of(),
                        choices(),
                        false,
                        history());
            default ->
                UploadPages.of(
                        GoldenPages.file(SentFile.State.DONE, 3, null),
                        GoldenPages.rejections(),
                        GoldenPages.warnings(),
                        choices(),
                        false,
                        history());
        };
    }

    private static SentFile withId(SentFile file, String id) {
        return new SentFile(
                id,
                file.template(),
                file.templateTitle(),
                file.fileName(),
                file.bytes(),
                file.sha256(),
                file.receivedAt(),
                file.backfill(),
                file.trial(),
                file.state(),
                file.progress(),
                file.accepted(),
                file.rejected(),
                file.unchanged(),
                file.problemCode(),
                file.problem());
    }

    private static ServerResponse render(String view, Map<String, Object> model) {
        return ServerResponse.ok().render(view, model);
    }
}
