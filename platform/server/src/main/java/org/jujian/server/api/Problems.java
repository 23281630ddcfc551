package org.jujian.server.api;

import org.jujian.base.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Refusals as `application/problem+json` (RFC 9457) with a stable `code`; never a stack trace.
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        return answer(problem.status(), problem.code(), problem.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        return answer(413, "FILE_TOO_LARGE", "文件超过 180 MB。怎么办：按月份拆成几个文件后分别上传。");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(RuntimeException e) {
        LOG.error("interface: a call failed", e);
        return answer(500, "INTERNAL_ERROR", "系统出错，已有数据不受影响。怎么办：稍后再试；仍不成功时请联系平台管理员。");
    }

    private static ResponseEntity<ProblemDetail> answer(int status, String code, String message) {
        var detail = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), message);
        detail.setProperty("code", code);
        return ResponseEntity.status(status).body(detail);
    }
}
