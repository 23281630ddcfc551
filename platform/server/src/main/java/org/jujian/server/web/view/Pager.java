package org.jujian.server.web.view;

import org.jspecify.annotations.Nullable;

/// Where one is in a long list, and the addresses of the pages around; null where there is none.
public record Pager(
        String text, @Nullable String previous, @Nullable String next) {
    /// @param page  from 1
    /// @param href  the address of a page without its number, which is appended: `/upload/1?page=`
    public static Pager of(int page, int size, long all, String href) {
        return of(page, size, all, "行", href);
    }

    /// @param counted the measure word of what is listed: 行, 份
    public static Pager of(int page, int size, long all, String counted, String href) {
        long pages = Math.max(1, (all + size - 1) / size);
        return new Pager(
                "第 " + page + " / " + Numbers.count(pages) + " 页，共 " + Numbers.count(all) + " " + counted,
                page > 1 ? href + Math.min(page - 1, pages) : null,
                page < pages ? href + (page + 1) : null);
    }

    public boolean needed() {
        return previous != null || next != null;
    }
}
