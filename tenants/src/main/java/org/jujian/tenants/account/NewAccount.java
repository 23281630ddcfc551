package org.jujian.tenants.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;

/// A person as somebody wrote him down: `unit` is the code of a community or a street, empty for an administrator.
public record NewAccount(String username, String name, String role, String unit) {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    /// Actors that are no people.
    private static final Set<String> RESERVED = Set.of("login", "public");

    private static final int LONGEST_NAME = 30;

    public NewAccount {
        username = username.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
        unit = unit.strip();
    }

    /// The person, if what was written makes one whose role `caller` administers; otherwise every reason why not.
    /// Whether
    /// there is such a unit is not looked at.
    sealed interface Read {
        record Right(Person person) implements Read {}

        record Wrong(List<String> advice) implements Read {}
    }

    Read read(Person caller) {
        var advice = new ArrayList<String>();
        if (!USERNAME.matcher(username).matches() || RESERVED.contains(username)) {
            advice.add("用户名：发现" + shown(username) + "，应为 2 至 64 个小写字母、数字、点、横线，以字母或数字开头，如 liyuan-clerk。");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            advice.add("显示名：应为 1 至 " + LONGEST_NAME + " 个字，写称呼即可，如“李园一村 王老师”。");
        }
        Optional<Role> asked = caller.role().administers().stream()
                .filter(r -> r.name().equals(role))
                .findFirst();
        if (asked.isEmpty()) {
            advice.add("角色：发现" + shown(role) + "，应为"
                    + caller.role().administers().stream().map(Role::label).collect(Collectors.joining("、"))
                    + "之一。");
            return new Read.Wrong(List.copyOf(advice));
        }
        Optional<Long> code = code(caller, asked.get());
        if (code.isEmpty()) {
            advice.add(unitAdvice(asked.get()));
        }
        return advice.isEmpty()
                ? new Read.Right(new Person(username, asked.get(), code.orElseThrow()))
                : new Read.Wrong(List.copyOf(advice));
    }

    private Optional<Long> code(Person caller, Role asked) {
        return switch (asked.audience()) {
            case ADMINISTRATION -> unit.isEmpty() ? Optional.of(0L) : Optional.empty();
            case STREET, COMMITTEE ->
                StreetCode.parse(unit).map(street -> street.range().from());
            case COMMUNITY ->
                UnitCode.parse(unit)
                        .filter(u -> !u.isStreet() && caller.scope().covers(u))
                        .map(UnitCode::value);
            case AUDIT, PUBLIC, SYSTEM -> Optional.empty();
        };
    }

    /// The same for what is missing, foreign and no code at all.
    String unitAdvice(Role asked) {
        return switch (asked.audience()) {
            case ADMINISTRATION -> "单位：发现" + shown(unit) + "，平台管理员不属于任何单位，应不填。";
            case STREET, COMMITTEE -> "单位：发现" + shown(unit) + "，应为已登记街道的 9 位代码，如 310114004。怎么办：先在“街道登记”里登记这个街道。";
            case COMMUNITY, AUDIT, PUBLIC, SYSTEM ->
                "单位：发现" + shown(unit) + "，应为本街道单位名录里的 12 位社区代码。怎么办：先上传单位名录（T-00），再建社区的账号。";
        };
    }

    private static String shown(String text) {
        return text.isEmpty() ? "空白" : "“" + text + "”";
    }
}
