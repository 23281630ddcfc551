package org.jujian.server.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jujian.server.web.GoldenPages;
import org.jujian.server.web.view.Pager;
import org.jujian.server.web.view.Tile;
import org.junit.jupiter.api.Test;

class UploadPagesTest {
    @Test
    void takesRowAndColumnOutOfTheSentence() {
        assertThat(UploadPages.line(GoldenPages.rejections().get(1)))
                .isEqualTo(new UploadPage.Line(
                        "14", "I 列「金额」", "发现“1.307,33”，应为最多两位小数的数字，如 1307.33。", "怎么办：改写金额后重传，可以带千分位逗号。"));
    }

    @Test
    void keepsASentenceOfAnotherForm() {
        assertThat(UploadPages.line(new Remark(null, null, "文件没有表头。")))
                .isEqualTo(new UploadPage.Line("—", "—", "文件没有表头。", ""));
    }

    @Test
    void addsUpTheRows() {
        UploadPage.Work work = work(GoldenPages.file(SentFile.State.DONE, 3, null));
        assertThat(work.outcome()).isEqualTo(UploadPage.Outcome.PARTLY_REJECTED);
        assertThat(work.tiles())
                .extracting(Tile::name, Tile::value, Tile::note)
                .containsExactly(
                        tuple("读到", "13", "= 9 + 3 + 1"),
                        tuple("已接受", "9", "已入库，不用重传"),
                        tuple("退回", "3", "改好后只传这 3 行也可以"),
                        tuple("未变化", "1", "与上次上传相同"));
        assertThat(work.announcement()).isEqualTo("处理完成：读到 13 行，接受 9，退回 3，未变化 1");
    }

    @Test
    void showsHowFarTheWorkIs() {
        UploadPage.Work work = work(GoldenPages.file(SentFile.State.RUNNING, 0, null));
        assertThat(work.finished()).isFalse();
        assertThat(work.percent()).isEqualTo(62);
        assertThat(work.announcement()).isEmpty();
    }

    @Test
    void saysThatARefusedFileWasNotKept() {
        UploadPage.Work work = work(GoldenPages.file(SentFile.State.FAILED, 0, "第 14 行“摘要”：发现像手机号码的内容。"));
        assertThat(work.outcome()).isEqualTo(UploadPage.Outcome.REFUSED);
        assertThat(work.destroyed()).isTrue();
        assertThat(work.refusal()).isEqualTo("第 14 行“摘要”：发现像手机号码的内容。");
    }

    @Test
    void groupsTheRejectedRowsByReasonAndTurnsTheirPages() {
        SentFile file = GoldenPages.file(SentFile.State.DONE, 10_000, null);
        var many = new Reason(
                "BAD_VALUE", "到期日", "F", 9_999, GoldenPages.rejections().getFirst());
        var one = new Reason(
                "MISSING_VALUE", "摘要", null, 1, GoldenPages.rejections().get(1));
        UploadPage.Work work = Objects.requireNonNull(UploadPages.of(
                        file,
                        new UploadPages.Rejected(
                                List.of(many, one),
                                Optional.of(new Uploads.ReasonKey("BAD_VALUE", "到期日")),
                                new Uploads.Slice(2, 100),
                                GoldenPages.rejections()),
                        List.of(),
                        List.of(),
                        false,
                        List.of())
                .work());
        assertThat(work.reasons())
                .containsExactly(
                        new UploadPage.ReasonLine(
                                "/upload/" + file.id() + "?code=BAD_VALUE&column=%E5%88%B0%E6%9C%9F%E6%97%A5#rows",
                                true,
                                "内容读不懂或不合要求",
                                "F 列「到期日」",
                                "9,999",
                                "第 10 行：发现“2026-03-32”，应为2026年3月内的一天。"),
                        new UploadPage.ReasonLine(
                                "/upload/" + file.id() + "?code=MISSING_VALUE&column=%E6%91%98%E8%A6%81#rows",
                                false,
                                "必填的没有填",
                                "摘要",
                                "1",
                                "第 14 行：发现“1.307,33”，应为最多两位小数的数字，如 1307.33。"));
        String rows = "/upload/" + file.id() + "?code=BAD_VALUE&column=%E5%88%B0%E6%9C%9F%E6%97%A5&page=";
        assertThat(work.pager()).isEqualTo(new Pager("第 2 / 100 页，共 9,999 行", rows + "1", rows + "3"));
    }

    @Test
    void writesTheSizeOfAFile() {
        assertThat(UploadPages.size(18_211)).isEqualTo("18 KB");
        assertThat(UploadPages.size(1)).isEqualTo("1 KB");
        assertThat(UploadPages.size(5_242_880)).isEqualTo("5.0 MB");
    }

    private static UploadPage.Work work(SentFile file) {
        return Objects.requireNonNull(UploadPages.of(
                        file,
                        new UploadPages.Rejected(
                                GoldenPages.reasons(),
                                Optional.empty(),
                                new Uploads.Slice(1, 100),
                                GoldenPages.rejections()),
                        GoldenPages.warnings(),
                        List.of(),
                        false,
                        List.of(file))
                .work());
    }
}
