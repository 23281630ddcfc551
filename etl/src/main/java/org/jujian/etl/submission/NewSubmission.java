package org.jujian.etl.submission;

import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.sheet.PersonalData;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;

/// What somebody hands in, beside the bytes. Of a file's name only its last 255 characters are kept, personal data in
/// it
/// masked before it is cut. `idempotencyKey` is a program's own name for the call.
///
/// @param headings what was said about the file's headings
public record NewSubmission(
        Template template,
        FeedMode mode,
        Purpose purpose,
        AmountUnit amountUnit,
        String fileName,
        Optional<String> idempotencyKey,
        Headings headings) {
    private static final int LONGEST_NAME = 255;

    public NewSubmission {
        fileName = lastOf(PersonalData.mask(fileName));
        if (idempotencyKey.filter(k -> k.isBlank() || k.length() > LONGEST_NAME).isPresent()) {
            throw new Problem("BAD_IDEMPOTENCY_KEY", 400, "Idempotency-Key：应为 1 至 255 个字符。怎么办：换一个键，或不带这个请求头。");
        }
    }

    /// A file whose headings are left to names, synonyms and what the feeding unit said before.
    public NewSubmission(
            Template template,
            FeedMode mode,
            Purpose purpose,
            AmountUnit amountUnit,
            String fileName,
            Optional<String> idempotencyKey) {
        this(template, mode, purpose, amountUnit, fileName, idempotencyKey, new Headings.AsBefore());
    }

    /// Which column each heading is.
    public sealed interface Headings {
        /// as the feeding unit said for this template before, if it did
        record AsBefore() implements Headings {}

        /// as said now, for this file alone
        record Said(Mapping mapping) implements Headings {}

        /// as said now, and for the files of the unit and template to come
        record SaidForGood(Mapping mapping) implements Headings {}
    }

    /// The unit that the asker feeds for: a community its own code, a street office the street's (nine digits, 000).
    /// Nobody else feeds (`FEEDING_NOT_ALLOWED`, 403).
    public static UnitCode feederOf(Scope scope) {
        if (scope.ranges().size() == 1) {
            var range = scope.ranges().getFirst();
            boolean community = scope.audience() == Audience.COMMUNITY && range.from() == range.to();
            boolean street = scope.audience() == Audience.STREET
                    && UnitCode.isStreet(range.from())
                    && range.to() == range.from() + 999;
            if (community || street) {
                return new UnitCode(range.from());
            }
        }
        throw new Problem("FEEDING_NOT_ALLOWED", 403, "上传：只有社区和街道办可以上传数据。怎么办：换用社区或街道办的账号。");
    }

    /// The end of a name, which tells the format; never half of a character.
    private static String lastOf(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int from = name.length() - LONGEST_NAME;
        return name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
    }

    /// What only a street office may do: feed the list of units, and feed what happened before (process.md §0).
    void requireAllowed(Scope scope) {
        if (scope.audience() == Audience.STREET) {
            return;
        }
        if (template == Template.UNITS) {
            throw new Problem("TEMPLATE_NOT_ALLOWED", 403, "模板：单位名录（T-00）只由街道办上传。怎么办：请街道办上传。");
        }
        if (mode == FeedMode.BACKFILL) {
            throw new Problem("BACKFILL_NOT_ALLOWED", 403, "方式：补录只由街道办上传。怎么办：改用正常上报，或请街道办补录。");
        }
    }
}
