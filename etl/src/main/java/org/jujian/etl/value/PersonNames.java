package org.jujian.etl.value;

import java.util.regex.Pattern;

/// How names are written for those who need not know who it is: a person by the family name alone (catalogue.md §7).
public final class PersonNames {
    private static final Pattern ORGANISATION =
            Pattern.compile("公司|商店|商行|超市|市场|中心|单位|银行|学校|医院|酒店|饭店|餐厅|协会|委员会|工作室|经营部|门市部|服务部|印刷|[厂局站所院社]$|[0-9]");

    private PersonNames() {}

    /// 王某 of 王建国, of whom it is known that it is a person.
    public static String person(String name) {
        return name.isBlank() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "某";
    }

    /// The same of whoever is paid, unless the name is that of an organisation.
    public static String payee(String name) {
        return ORGANISATION.matcher(name).find() ? name : person(name);
    }
}
