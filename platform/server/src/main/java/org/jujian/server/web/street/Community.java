package org.jujian.server.web.street;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One community of the street as the comparison needs it. `kind` is 城市社区 or 村改居; `unranked` is the reason why it
/// has no rank in the period, null when it has one or when the period is not ranked (golden README D-29, D-35).
public record Community(
        String code,
        String name,
        String kind,
        LocalDate enabledOn,
        @Nullable LocalDate disabledOn,
        @Nullable String unranked) {
    private static final String[] ENDINGS = {"社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区"};

    /// 李园一村 of 李园一村社区居委会: in a table of communities the ending says nothing.
    public String shortName() {
        return shortNameOf(name);
    }

    Community withoutRank(@Nullable String reason) {
        return new Community(code, name, kind, enabledOn, disabledOn, reason);
    }

    public static String shortNameOf(String name) {
        for (String ending : ENDINGS) {
            if (name.endsWith(ending) && name.length() > ending.length()) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }
}
