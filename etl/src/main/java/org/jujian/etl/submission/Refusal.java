package org.jujian.etl.submission;

import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.FileProblem;

/// Why a submission `FAILED` as a whole: the problem of the file, or `INTERNAL_ERROR` when the platform gave up.
///
/// @param row     as the user sees it; null when no row is to blame
/// @param column  the heading as written; null when no column is to blame
/// @param message the whole Chinese sentence, without personal data
public record Refusal(
        String code, @Nullable Integer row, @Nullable String column, String message) {
    static Refusal of(FileProblem problem) {
        return new Refusal(problem.code().name(), problem.row(), problem.column(), problem.message());
    }

    static Refusal internalError(SubmissionId id) {
        return new Refusal(
                "INTERNAL_ERROR", null, null, "系统出错，文件没有入库，已有数据不受影响。怎么办：稍后重传；仍不成功时，请把收件号 %s 告诉平台管理员。".formatted(id));
    }
}
