package org.jujian.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// What people read when a page cannot be shown: the same page for foreign and missing, a sentence for a refusal, a
/// number to ask by for what the platform did wrong. The number stands in the log beside the cause.
@ControllerAdvice(basePackageClasses = PageErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL_ERROR = 500;

    private final Clock clock;

    PageErrors(Clock clock) {
        this.clock = clock;
    }

    @ExceptionHandler
    String refused(Problem problem, Model model, HttpServletResponse response) {
        response.setStatus(problem.status());
        if (problem.status() == NOT_FOUND) {
            return "error/404";
        }
        model.addAttribute("heading", "这一步没有做成");
        model.addAttribute("message", problem.getMessage());
        return "error";
    }

    @ExceptionHandler
    String tooLarge(MaxUploadSizeExceededException tooLarge, Model model, HttpServletResponse response) {
        response.setStatus(TOO_LARGE);
        model.addAttribute("heading", "文件太大");
        model.addAttribute("message", "文件：发现超过 180 MB，应为不大于 180 MB。怎么办：分成几份上传。文件没有保存在平台上。");
        return "error";
    }

    @ExceptionHandler
    String failed(Exception cause, Model model, HttpServletResponse response) throws Exception {
        // what Spring itself knows the status of (a wrong method, a missing parameter) keeps its way
        if (cause instanceof org.springframework.web.ErrorResponse
                || cause instanceof jakarta.servlet.ServletException) {
            throw cause;
        }
        String number = "E-" + DAY.format(ZonedDateTime.ofInstant(clock.instant(), ChinaTime.ZONE)) + "-"
                + HexFormat.of()
                        .withUpperCase()
                        .toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("page failed, number {}", number, cause);
        response.setStatus(INTERNAL_ERROR);
        model.addAttribute("heading", "这一页暂时打不开");
        model.addAttribute("message", "您的数据没有丢。请稍后重试。");
        model.addAttribute("number", number);
        return "error";
    }
}
