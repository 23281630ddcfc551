package org.jujian.base.scope;

/// What kind of reader asks; decides which columns and cases are shown (process.md §0), never which units.
public enum Audience {
    /// 社区
    COMMUNITY,
    /// 街道办事处
    STREET,
    /// 街道纪工委
    COMMITTEE,
    /// 审计机关
    AUDIT,
    /// 居民, without a login
    PUBLIC,
    /// 平台管理员: technical data only
    ADMINISTRATION,
    /// the platform itself
    SYSTEM
}
