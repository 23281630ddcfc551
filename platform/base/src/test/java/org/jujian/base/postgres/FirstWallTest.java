package org.jujian.base.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;

class FirstWallTest {
    private static final Field<Long> UNIT = DSL.field("unit", Long.class);
    private static final Scope LIYUAN = Scope.publicPages(UnitCode.of("310114004009"));

    @Test
    void letsThroughWhatTheScopeReaches() {
        assertThat(FirstWall.reached(LIYUAN, UNIT)).hasToString("unit between 310114004009 and 310114004009");
    }

    @Test
    void letsNothingThroughWhereTheScopeReachesNothing() {
        Scope elsewhere = LIYUAN.within(StreetCode.of("640104005").range());
        assertThat(FirstWall.reached(elsewhere, UNIT)).isEqualTo(DSL.falseCondition());
        assertThat(FirstWall.reached(Scope.login(), UNIT)).isEqualTo(DSL.falseCondition());
    }
}
