package org.jujian.tenants.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jujian.tenants.jooq.Tables.STREET;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final Scope SYSTEM = Scope.system("test");
    private static final StreetCode JIADING = new StreetCode(310114004);
    private static final StreetCode XINHUA = new StreetCode(640104005);
    private static final UnitCode LIYUAN = new UnitCode(310114004009L);
    private static final UnitCode GULOU = new UnitCode(640104005001L);

    private final Units units = new Units(PostgresFixture.database());
    private final Streets streets = new Streets(PostgresFixture.database());

    @BeforeEach
    void emptyTables() {
        PostgresFixture.empty("tenants");
    }

    @Test
    void findsWhatWasApplied() {
        Unit liyuan = unit(LIYUAN, "李园一村社区居委会", 1);
        units.apply(SYSTEM, List.of(liyuan));

        assertThat(units.find(SYSTEM, LIYUAN)).contains(liyuan);
        assertThat(units.find(SYSTEM, GULOU)).isEmpty();
    }

    @Test
    void keepsTheNewestSubmissionWhateverTheOrder() {
        units.apply(SYSTEM, List.of(unit(LIYUAN, "新名", 7)));
        units.apply(SYSTEM, List.of(unit(LIYUAN, "旧名", 6)));
        assertThat(units.find(SYSTEM, LIYUAN).orElseThrow().name()).isEqualTo("新名");

        units.apply(SYSTEM, List.of(unit(LIYUAN, "更新", 8)));
        units.apply(SYSTEM, List.of(unit(LIYUAN, "更新", 8)));
        assertThat(units.find(SYSTEM, LIYUAN).orElseThrow().name()).isEqualTo("更新");
    }

    @Test
    void showsAStreetItsOwnUnitsOnlyAndACommunityItself() {
        applyBoth();
        Scope street = new Scope("user:office", Audience.STREET, List.of(JIADING.range()));
        Scope community = new Scope("user:clerk", Audience.COMMUNITY, List.of(GULOU.range()));

        assertThat(units.ofStreet(street, JIADING)).extracting(Unit::code).containsExactly(LIYUAN);
        assertThat(units.ofStreet(street, XINHUA)).isEmpty();
        assertThat(units.find(street, GULOU)).isEmpty();
        assertThat(units.ofStreet(community, XINHUA)).extracting(Unit::code).containsExactly(GULOU);
        assertThat(units.ofStreet(community, JIADING)).isEmpty();
        assertThat(units.ofStreet(Scope.login(), JIADING)).isEmpty();
    }

    @Test
    void refusesARowOfAnotherStreet() {
        Scope street = new Scope("user:office", Audience.STREET, List.of(JIADING.range()));
        assertThatThrownBy(() -> units.apply(street, List.of(unit(GULOU, "鼓楼社区", 1))))
                .hasStackTraceContaining("new row violates row-level security policy for table \"unit\"");
    }

    @Test
    void tellsACommunityTheNameOfItsOwnStreetOnly() {
        streets.register(SYSTEM, new Street(JIADING, "嘉定镇街道"));
        streets.register(SYSTEM, new Street(XINHUA, "新华街街道"));
        Scope community = new Scope("user:clerk", Audience.COMMUNITY, List.of(GULOU.range()));

        assertThat(units.streets(community)).containsExactly(new Street(XINHUA, "新华街街道"));
        assertThat(units.findStreet(community, JIADING)).isEmpty();
    }

    @Test
    void letsTheAdministratorKeepTheRegisterOfStreetsAndSeeNoCommunity() {
        Scope administrator = new Scope("admin", Audience.ADMINISTRATION, List.of());
        assertThat(streets.register(administrator, new Street(JIADING, "嘉定镇街道")))
                .isEqualTo(Streets.Registration.REGISTERED);
        assertThat(streets.register(administrator, new Street(JIADING, "别名"))).isEqualTo(Streets.Registration.TAKEN);
        streets.register(administrator, new Street(XINHUA, "新华街街道"));
        units.apply(SYSTEM, List.of(unit(LIYUAN, "李园一村社区", 1)));

        assertThat(streets.search(administrator, "", 0, 10))
                .extracting(Street::name)
                .containsExactly("嘉定镇街道", "新华街街道");
        assertThat(streets.search(administrator, "6401", 0, 10))
                .extracting(Street::code)
                .containsExactly(XINHUA);
        assertThat(streets.count(administrator, "街道")).isEqualTo(2);
        assertThat(streets.find(administrator, JIADING)).contains(new Street(JIADING, "嘉定镇街道"));
        streets.rename(administrator, new Street(JIADING, "嘉定街道"));
        assertThat(streets.find(administrator, JIADING)).contains(new Street(JIADING, "嘉定街道"));
        assertThatThrownBy(() -> streets.rename(administrator, new Street(new StreetCode(310114005), "别处")))
                .hasMessage("没有找到。");
        assertThat(units.ofStreet(administrator, JIADING)).isEmpty();
        assertThat(units.findStreet(administrator, JIADING)).isEmpty();
    }

    @Test
    void showsTheRegisterOfStreetsToNobodyElse() {
        streets.register(SYSTEM, new Street(XINHUA, "新华街街道"));
        for (Audience audience : List.of(Audience.STREET, Audience.COMMITTEE, Audience.COMMUNITY)) {
            Scope scope = new Scope("user:office", audience, List.of(JIADING.range()));
            assertThatThrownBy(() -> streets.search(scope, "", 0, 10)).hasMessage("没有找到。");
            assertThatThrownBy(() -> streets.register(scope, new Street(XINHUA, "别名")))
                    .hasMessage("没有找到。");
            assertThatThrownBy(() -> streets.rename(scope, new Street(XINHUA, "别名")))
                    .hasMessage("没有找到。");
            // the second wall alone
            int seen = PostgresFixture.database().read(scope, db -> db.fetchCount(STREET));
            assertThat(seen).isZero();
            assertThatThrownBy(() -> PostgresFixture.database()
                            .run(
                                    scope,
                                    db -> db.insertInto(STREET)
                                            .set(STREET.UNIT, 310115001000L)
                                            .set(STREET.NAME, "x")
                                            .execute()))
                    .hasStackTraceContaining("row-level security");
        }
    }

    @Test
    void saysWhatIsNoStreet() {
        assertThat(Streets.refusals("310114000", ""))
                .containsExactly(
                        "街道代码：发现“310114000”，应为统计用区划代码的前 9 位数字，如 310114004。怎么办：在国家统计局公布的代码里查。",
                        "街道名称：应为 1 至 40 个字，如“嘉定镇街道”。");
        assertThat(Streets.refusals("", "嘉定镇街道")).singleElement().asString().startsWith("街道代码：发现空白");
        assertThat(Streets.refusals("310114004000", "嘉定镇街道")).isEmpty();
    }

    @Test
    void linksTheSuccessorsOfASplitAndForgetsThemWhenTheNewestRowNamesNone() {
        UnitCode east = new UnitCode(310114004031L);
        UnitCode west = new UnitCode(310114004032L);
        Unit liyuan = unit(LIYUAN, "李园一村社区居委会", 1);
        units.apply(SYSTEM, List.of(closed(liyuan, 2, east, west), unit(east, "李园东社区", 2)));

        assertThat(units.find(SYSTEM, LIYUAN).orElseThrow().successors()).containsExactly(east, west);
        assertThat(units.predecessors(SYSTEM, JIADING)).isEqualTo(Map.of(east, List.of(LIYUAN), west, List.of(LIYUAN)));

        units.apply(SYSTEM, List.of(unit(LIYUAN, "李园一村社区居委会", 3)));
        units.apply(SYSTEM, List.of(closed(liyuan, 2, east, west)));
        assertThat(units.predecessors(SYSTEM, JIADING)).isEmpty();
    }

    @Test
    void tellsASuccessorItsPredecessorWithinTheStreetOnly() {
        UnitCode east = new UnitCode(310114004031L);
        units.apply(SYSTEM, List.of(closed(unit(LIYUAN, "李园一村社区", 1), 1, east, GULOU)));
        units.keep(SYSTEM, List.of(version(LIYUAN), version(GULOU)));
        Scope successor = new Scope("user:clerk", Audience.COMMUNITY, List.of(east.range()));
        Scope foreign = new Scope("user:clerk", Audience.COMMUNITY, List.of(GULOU.range()));

        assertThat(units.predecessors(successor, JIADING)).isEqualTo(Map.of(east, List.of(LIYUAN)));
        assertThat(units.predecessors(foreign, XINHUA)).isEmpty();
        assertThat(units.history(successor, LIYUAN).versions()).isEmpty();
        assertThat(units.histories(foreign, XINHUA)).containsOnlyKeys(GULOU);
        assertThat(units.histories(foreign, JIADING)).isEmpty();
    }

    @Test
    void namesTheCommunitiesOfAPastDay() {
        units.apply(SYSTEM, List.of(unit(LIYUAN, "李园社区", 2)));
        units.keep(
                SYSTEM,
                List.of(
                        version(LIYUAN),
                        new UnitVersion(
                                LIYUAN,
                                2,
                                2,
                                LocalDate.of(2026, 3, 10),
                                false,
                                "李园社区",
                                LocalDate.of(2026, 1, 1),
                                null)));

        assertThat(units.ofStreetOn(SYSTEM, JIADING, LocalDate.of(2026, 2, 28)))
                .extracting(Unit::name)
                .containsExactly("旧名社区");
        assertThat(units.findOn(SYSTEM, LIYUAN, LocalDate.of(2026, 3, 31))
                        .orElseThrow()
                        .name())
                .isEqualTo("李园社区");
    }

    private static UnitVersion version(UnitCode code) {
        return new UnitVersion(code, 1, 2, LocalDate.of(2026, 1, 5), false, "旧名社区", LocalDate.of(2026, 1, 1), null);
    }

    private static Unit closed(Unit unit, long submission, UnitCode... successors) {
        return new Unit(
                unit.code(),
                unit.name(),
                unit.kind(),
                null,
                null,
                null,
                null,
                unit.enabledOn(),
                LocalDate.of(2026, 2, 28),
                List.of(successors),
                submission);
    }

    private void applyBoth() {
        units.apply(SYSTEM, List.of(unit(LIYUAN, "李园一村社区居委会", 1), unit(GULOU, "鼓楼社区居委会", 2)));
    }

    private static Unit unit(UnitCode code, String name, long submission) {
        return new Unit(
                code,
                name,
                CommunityKind.URBAN,
                1820,
                null,
                null,
                3,
                LocalDate.of(2026, 1, 1),
                null,
                List.of(),
                submission);
    }
}
