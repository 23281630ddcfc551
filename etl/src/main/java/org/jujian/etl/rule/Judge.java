package org.jujian.etl.rule;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.value.OddCharacters;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.Item;

/// What the judges of the templates share: the circumstances, and the rules about 社区代码 and 公开事项代码.
final class Judge {
    static final String UNIT = "社区代码";
    static final String ITEM = "公开事项代码";

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[eE][+-]?\\d+");

    final Rulebook rulebook;
    final Intake intake;
    final Today today;
    final Map<UnitCode, Lookups.KnownUnit> units;

    /// The judge of one template: the row as a value, or null when `check` has noted why not.
    interface OfTemplate {
        @Nullable
        Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events);
    }

    private final Map<String, Item> itemsByName;

    Judge(Rulebook rulebook, Intake intake, Map<UnitCode, Lookups.KnownUnit> units) {
        this.rulebook = rulebook;
        this.intake = intake;
        this.today = Today.of(intake.receivedAt());
        this.units = Map.copyOf(units);
        this.itemsByName = rulebook.catalogue().items().stream()
                .collect(Collectors.toUnmodifiableMap(Item::name, Function.identity(), (first, second) -> first));
    }

    /// Spellings that mean themselves.
    static Map<String, String> options(String... answers) {
        return Stream.of(answers).collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));
    }

    /// The unit of a row, one that the feeding office has; foreign and unknown codes get the same answer.
    @Nullable
    UnitCode unit(RowCheck check) {
        String text = check.requiredKey(UNIT);
        Optional<UnitCode> unit = UnitCode.parse(text);
        if (unit.isEmpty()) {
            scientific(check, text);
        }
        if (!text.isEmpty() && unit.filter(units::containsKey).isEmpty()) {
            foreign(check);
        }
        return unit.orElse(null);
    }

    /// 社区代码 after NFKC; notes when it is missing or went through a spreadsheet as a number.
    String code(RowCheck check) {
        String text = check.requiredKey(UNIT);
        scientific(check, text);
        return text;
    }

    private static void scientific(RowCheck check, String text) {
        if (SCIENTIFIC.matcher(text).matches()) {
            check.fail(RejectCode.CODE_SCIENTIFIC, UNIT, "12 位社区代码，如 310114004009", "把这一列设为文本格式，重新填入代码后重传");
        }
    }

    void foreign(RowCheck check) {
        check.fail(RejectCode.FOREIGN_TENANT, UNIT, "本单位可以报送的社区的 12 位代码", "核对代码后重传；其他单位的数据由其自行报送");
    }

    /// 公开事项代码 as written, in capitals; an item's name serves as well.
    @Nullable
    Item item(RowCheck check, String column) {
        String text = check.key(column).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        Item item = rulebook.catalogue().findItem(text).orElseGet(() -> itemsByName.get(check.key(column)));
        if (item == null) {
            check.fail(
                    RejectCode.UNKNOWN_ITEM,
                    column,
                    "公开目录中的事项代码，如 CW-02",
                    OddCharacters.findLikeLatin(text)
                            .map(odd -> "其中有" + odd + "，改成外形相同的英文字母后重传")
                            .orElse("查公开目录，改正代码后重传"));
        }
        return item;
    }

    @Nullable
    Item requiredItem(RowCheck check) {
        check.requiredKey(ITEM);
        return item(check, ITEM);
    }

    /// @param day by which the item's validity is judged; null when the row names none
    void applicable(RowCheck check, Item item, @Nullable UnitCode unit, @Nullable LocalDate day) {
        if (day != null && !item.inForceOn(day)) {
            check.fail(RejectCode.ITEM_NOT_IN_FORCE, ITEM, day + " 仍在公开目录中的事项", "这一事项当时已停用，删去这一行");
        }
        if (unit == null || !units.containsKey(unit)) {
            return;
        }
        CommunityKind kind = Objects.requireNonNull(units.get(unit)).kind();
        if (!item.appliesTo(kind)) {
            check.fail(RejectCode.ITEM_NOT_APPLICABLE, ITEM, "适用于" + kind.label() + "的事项", "核对事项代码；确不适用的，删去这一行");
        }
    }

    void unknownEvent(RowCheck check, String column, @Nullable Item item) {
        String which = item == null ? "" : " " + item.code() + " 的";
        check.fail(RejectCode.UNKNOWN_EVENT, column, "已登记的" + which + "事件编号", "先报 T-01E 事件登记，或改正编号后重传");
    }

    void otherPeriodKind(RowCheck check, String column, Item item) {
        check.fail(RejectCode.PERIOD_KIND, column, item.code() + " 应公开的期间（" + kinds(item) + "）", "改正期间后重传");
    }

    private static String kinds(Item item) {
        return item.periodKinds().isEmpty()
                ? "没有按期公开的要求，写事件编号"
                : item.periodKinds().stream()
                        .map(kind -> switch (kind) {
                            case MONTH -> "月份";
                            case QUARTER -> "季度";
                            case YEAR -> "年";
                            case PLAN -> "年度计划";
                            case STANDING -> "长期";
                        })
                        .collect(Collectors.joining("、"));
    }
}
