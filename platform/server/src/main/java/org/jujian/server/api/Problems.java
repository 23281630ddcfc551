package org.jujian.server.api;

import org.jujian.base.problem.Problem;
import org.jujian.server.security.ProblemBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/// Refusals as `application/problem+json` (RFC 9457) with a stable `code`; never a stack trace.
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(Problem problem) {
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> tooLarge(MaxUploadSizeExceededException e) {
        return answer(new Problem("FILE_TOO_LARGE", 413, "文件超过 180 MB。怎么办：按月份拆成几个文件后分别上传。"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> missing(MissingServletRequestParameterException e) {
        return answer(new Problem("MISSING_PARAMETER", 400, "参数：缺少 " + e.getParameterName() + "。"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> missing(MissingServletRequestPartException e) {
        return answer(new Problem("MISSING_PARAMETER", 400, "参数：缺少 " + e.getRequestPartName() + "。"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> mistyped(TypeMismatchException e) {
        String name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "参数";
        return answer(
                new Problem("BAD_PARAMETER", 400, name + "：写法不对。日期应为 2026-04-20，时间应为 2026-04-20T08:00:00+08:00。"));
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class})
    ResponseEntity<ProblemBody> unreadable(Exception e) {
        return answer(new Problem("BAD_REQUEST", 400, "请求：读不懂内容。怎么办：对照接口说明检查格式。"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> otherMediaType(HttpMediaTypeException e) {
        return answer(new Problem(
                "BAD_MEDIA_TYPE", e.getStatusCode().value(), "请求：内容类型不对。怎么办：对照接口说明检查 Content-Type 与 Accept。"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> broken(RuntimeException e) {
        LOG.error("interface: a call failed", e);
        return answer(new Problem("INTERNAL_ERROR", 500, "系统出错，已有数据不受影响。怎么办：稍后再试；仍不成功时请联系平台管理员。"));
    }

    private static ResponseEntity<ProblemBody> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.parseMediaType(ProblemBody.MEDIA_TYPE))
                .body(ProblemBody.of(problem));
    }
}
