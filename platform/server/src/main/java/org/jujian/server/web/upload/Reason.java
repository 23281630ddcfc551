package org.jujian.server.web.upload;

import org.jspecify.annotations.Nullable;

/// Rows of a file that were rejected for the same reason; `example` is the first of them.
///
/// @param column  the template's name of it
/// @param letters over the column in a spreadsheet
public record Reason(String code, String column, @Nullable String letters, long count, Remark example) {
    /// What the code means, for people.
    public String label() {
        return switch (code) {
            case "CODE_SCIENTIFIC" -> "代码变成了科学计数";
            case "FOREIGN_TENANT" -> "不是本单位可报的社区";
            case "MISSING_VALUE" -> "必填的没有填";
            case "BAD_VALUE" -> "内容读不懂或不合要求";
            case "UNKNOWN_ITEM" -> "公开目录里没有这一事项";
            case "ITEM_NOT_IN_FORCE" -> "事项当时已停用";
            case "ITEM_NOT_APPLICABLE" -> "事项不适用于这个社区";
            case "UNKNOWN_EVENT" -> "事件没有登记";
            case "PERIOD_KIND" -> "事项没有这样的期间";
            case "DUPLICATE_KEY" -> "同一记录出现两次而内容不同";
            default -> code;
        };
    }
}
