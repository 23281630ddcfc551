package org.jujian.reports.document.notice;

import java.util.ArrayList;
import java.util.List;
import org.jujian.reports.document.notice.SupervisionOrder.Duty;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.writing.Cells;
import org.jujian.reports.document.writing.Composition;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;
import org.jujian.tenants.catalogue.Category;

/// The words of an order: what is owed, what is to be done, and places for 下发 → 签收 → 整改 → 报结 → 复核 → 销号
/// (process.md §6).
final class OrderPaper {
    private final SupervisionOrder order;
    private final Composition composition = new Composition();

    private OrderPaper(SupervisionOrder order) {
        this.order = order;
    }

    static Paper of(SupervisionOrder order, Snapshot snapshot, String verifyAddress) {
        OrderPaper paper = new OrderPaper(order);
        String community = Written.community(order.name());
        String period = "（" + Written.period(order.period()) + "）";
        paper.composition.cover("居务公开督办单", period, community + "居民委员会：");
        paper.owed(community);
        paper.demanded();
        paper.composition.closing(order.street() + "办事处（盖章）");
        paper.composition.signatures("签收（社区）：", "整改报结（社区）：", "复核销号（街道）：");
        paper.composition.provenance(order.basis(), snapshot, verifyAddress);
        return new Paper(
                Form.REPORT,
                community + "居务公开督办单" + period,
                "居务公开督办单" + period,
                order.street() + "办事处",
                snapshot.number(),
                snapshot.hash(),
                order.basis().cutOff(),
                paper.composition.blocks(),
                List.of());
    }

    private void owed(String community) {
        composition.chapter("督办事项");
        long finance = order.duties().stream()
                .filter(d -> d.family().equals(Category.FINANCE.label()))
                .count();
        int longest =
                order.duties().stream().mapToInt(Duty::overdueWorkingDays).max().orElse(0);
        composition.prose(
                "截至%s24时，%s在%s到期的应公开事项中有%d项逾期未公开%s，最长逾期%d个工作日，见表1。",
                Written.day(order.basis().cutOff()),
                community,
                Written.period(order.period()),
                order.duties().size(),
                finance == 0 ? "" : "，其中财务%d项".formatted(finance),
                longest);
        List<Row> rows = new ArrayList<>();
        for (Duty duty : order.duties()) {
            rows.add(Row.of(
                    Cells.count(rows.size() + 1),
                    Cells.words(duty.item() + " " + duty.name()),
                    Cells.words(duty.about()),
                    Cells.words(Written.day(duty.due())),
                    Cells.count(duty.overdueWorkingDays())));
        }
        composition.table(
                "逾期未公开事项",
                null,
                List.of(
                        Column.centered("序号", 34),
                        Column.words("公开事项", 168),
                        Column.words("期间或事件", 80),
                        Column.words("应公开日期", 92),
                        Column.number("逾期工作日", 68)),
                rows,
                "注：逾期工作日自应公开日期次日起计算至数据截止日。");
    }

    private void demanded() {
        composition.chapter("办理要求");
        composition.prose("请于　　　　年　　月　　日前公布上列事项，将公布的资料和证据报入平台，并书面说明逾期原因和整改情况。");
        composition.prose("对上列事项有不同意见的，请在收到本单后书面提出，并附已公布的证据。");
    }
}
