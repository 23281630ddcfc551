package org.jujian.tenants.people;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/// Which passwords are taken: 8 … 128 characters of at least three kinds (GB/T 22239 asks for complexity and names no
/// numbers; these are what offices ask for by it), without the user name in them, other than the one before.
final class PasswordRule {
    static final int SHORTEST = 8;
    static final int LONGEST = 128;
    private static final int KINDS = 3;

    private PasswordRule() {}

    /// Why a password is not taken; empty when it is.
    static Optional<String> refusal(String username, String old, String replacement) {
        int length = replacement.codePointCount(0, replacement.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("新密码：发现 " + length + " 个字符，应为 8 至 128 个。");
        }
        long kinds = Stream.<IntPredicate>of(
                        Character::isLowerCase,
                        Character::isUpperCase,
                        Character::isDigit,
                        c -> !Character.isLowerCase(c) && !Character.isUpperCase(c) && !Character.isDigit(c))
                .filter(kind -> replacement.codePoints().anyMatch(kind))
                .count();
        if (kinds < KINDS) {
            return Optional.of("新密码：发现 " + kinds + " 类字符，应为大写字母、小写字母、数字、其他字符中的至少三类。");
        }
        if (replacement.toLowerCase(Locale.ROOT).contains(username)) {
            return Optional.of("新密码：里面有用户名，应不含用户名。");
        }
        if (replacement.equals(old)) {
            return Optional.of("新密码：与原密码相同，应换一个。");
        }
        return Optional.empty();
    }
}
