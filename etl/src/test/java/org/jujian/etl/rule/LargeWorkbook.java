package org.jujian.etl.rule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;

/// Says how much processor time a workbook of T-02 takes from its bytes to judged rows, whatever else the machine does;
/// run by hand.
/// Arguments: how many rows (100,000) and how often (5).
final class LargeWorkbook {
    private static final String[] HEADER = {
        "社区代码", "会计期间", "业务日期", "凭证字号", "行号", "收支类型", "公开科目", "摘要", "金额", "往来单位", "资金来源", "结算方式", "票据号", "经手人", "证明人",
        "审批人", "监督小组审核人", "项目编号", "合同编号", "原凭证字号", "备注"
    };

    private LargeWorkbook() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var threads = ManagementFactory.getThreadMXBean();
        byte[] file = ledger(rows);
        System.out.printf("%,d rows, %,d bytes%n", rows, file.length);
        for (int i = 0; i < times; i++) {
            var feeding = new Feeding(new Received().unit("310114004001", CommunityKind.URBAN)).inBatchesOf(10_000);
            long start = threads.getCurrentThreadCpuTime();
            feeding.open(Template.LEDGER, file);
            long opened = threads.getCurrentThreadCpuTime();
            Feeding.Reply reply = feeding.feed("310114004", Template.LEDGER, file);
            long judged = threads.getCurrentThreadCpuTime();
            System.out.printf(
                    "opened %,d ms; opened, read and judged %,d ms: %,d accepted, %,d rejected%n",
                    (opened - start) / 1_000_000,
                    (judged - opened) / 1_000_000,
                    reply.accepted().size(),
                    reply.rejected().size());
        }
    }

    private static byte[] ledger(int rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("收支明细");
            for (int column = 0; column < HEADER.length; column++) {
                sheet.value(0, column, HEADER[column]);
            }
            for (int row = 1; row <= rows; row++) {
                LocalDate day = LocalDate.of(2025, 1, 1).plusDays(row % 365);
                sheet.value(row, 0, "310114004001");
                sheet.value(row, 1, day.toString().substring(0, 7));
                sheet.value(row, 2, day);
                sheet.style(row, 2).format("yyyy-mm-dd").set();
                sheet.value(row, 3, "记-" + row);
                sheet.value(row, 5, row % 5 == 0 ? "收入" : "支出");
                sheet.value(row, 6, row % 5 == 0 ? "1.06.1" : "2.07");
                sheet.value(row, 7, "打印纸和硒鼓第" + row + "批");
                sheet.value(row, 8, row % 10_000 / 100.0 + 1);
                sheet.value(row, 9, "往来单位" + row % 97);
                sheet.value(row, 11, "转账");
                sheet.value(row, 12, "PJ" + (100_000 + row));
                sheet.value(row, 13, "经办甲");
                sheet.value(row, 14, "验收丁");
                sheet.value(row, 15, "主任丙");
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
        return out.toByteArray();
    }
}
