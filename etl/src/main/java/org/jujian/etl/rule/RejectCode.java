package org.jujian.etl.rule;

/// Why a row is rejected, in the order in which the reasons are tried (golden README D-30, D-34).
public enum RejectCode {
    CODE_SCIENTIFIC,
    FOREIGN_TENANT,
    MISSING_VALUE,
    BAD_VALUE,
    UNKNOWN_ITEM,
    ITEM_NOT_IN_FORCE,
    ITEM_NOT_APPLICABLE,
    UNKNOWN_EVENT,
    PERIOD_KIND,
    DUPLICATE_KEY
}
