package org.jujian.reports.document.bulletin;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.tenants.catalogue.Category;

/// Everything that a bulletin prints, before it is put into words (reports.md D). Made by [Bulletins]; frozen with the
/// issued paper.
///
/// @param groups   peer groups with their ranked communities; in a month one group in the order of codes, unranked
/// @param families the families of items that had something due, the columns of the heat map
/// @param weakest  the items with the lowest rate on time
public record Bulletin(
        UnitCode unit,
        String street,
        Period period,
        Basis basis,
        Overview overview,
        List<Group> groups,
        List<Unranked> unranked,
        List<Category> families,
        List<Heat> heat,
        Heat heatOfStreet,
        List<Change> risen,
        List<Change> fallen,
        List<Weakness> weakest,
        List<Finance> finance) {
    public Bulletin {
        groups = List.copyOf(groups);
        unranked = List.copyOf(unranked);
        families = List.copyOf(families);
        heat = List.copyOf(heat);
        risen = List.copyOf(risen);
        fallen = List.copyOf(fallen);
        weakest = List.copyOf(weakest);
        finance = List.copyOf(finance);
    }

    /// @param median of the communities' rates on time, in percent with one decimal
    /// @param bands  how many communities in each band, 优秀 … 不达标
    public record Overview(
            int communities,
            int due,
            int published,
            int onTime,
            @Nullable BigDecimal median,
            @Nullable Rate satisfaction,
            @Nullable Ratio answered,
            Map<String, Integer> bands,
            int withoutBand) {}

    /// M20 pooled, with its interval.
    public record Rate(Ratio ratio, BigDecimal low, BigDecimal high) {}

    public record Group(String kind, List<Standing> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /// @param rank  null in a month
    /// @param basis the total that ranks rest on (SCORE_RANKING)
    public record Standing(
            UnitCode code,
            String name,
            @Nullable Integer rank,
            @Nullable Integer tier,
            @Nullable BigDecimal basis,
            @Nullable BigDecimal score,
            @Nullable String band,
            List<@Nullable BigDecimal> dimensions,
            int due,
            int unpublished) {}

    public record Unranked(
            String name,
            String kind,
            String reason,
            @Nullable BigDecimal score,
            @Nullable String band,
            int due) {}

    /// Rates on time of one community by family, null where nothing was due.
    public record Heat(String name, List<@Nullable Ratio> rates) {}

    public record Change(String name, BigDecimal from, BigDecimal to) {
        BigDecimal by() {
            return to.subtract(from);
        }
    }

    public record Weakness(String item, String name, Category category, Ratio onTime, int unpublished) {}

    /// Money of a community: null without a sheet in the period.
    public record Finance(
            String name,
            @Nullable Money income,
            @Nullable Money expense,
            @Nullable Ratio checks) {}
}
