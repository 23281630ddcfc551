package org.jujian.server.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.jujian.server.web.GoldenPages;
import org.jujian.server.web.view.Tile;
import org.junit.jupiter.api.Test;

class UploadPagesTest {
    @Test
    void takesRowAndColumnOutOfTheSentence() {
        assertThat(UploadPages.line(GoldenPages.rejections().get(1)))
                .isEqualTo(new UploadPage.Line(
                        "14", "金额", "发现“1.307,33”，应为最多两位小数的数字，如 1307.33。", "怎么办：改写金额后重传，可以带千分位逗号。"));
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
    void writesTheSizeOfAFile() {
        assertThat(UploadPages.size(18_211)).isEqualTo("18 KB");
        assertThat(UploadPages.size(1)).isEqualTo("1 KB");
        assertThat(UploadPages.size(5_242_880)).isEqualTo("5.0 MB");
    }

    private static UploadPage.Work work(SentFile file) {
        return Objects.requireNonNull(
                UploadPages.of(file, GoldenPages.rejections(), GoldenPages.warnings(), List.of(), false, List.of(file))
                        .work());
    }
}
