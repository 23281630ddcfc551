package org.jujian.server.web.upload;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.upload.UploadPage.Outcome;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.Pager;
import org.jujian.server.web.view.Tile;

/// Makes the upload page out of submissions.
public final class UploadPages {
    private static final String ADVICE = "怎么办：";
    private static final BigDecimal KIB = BigDecimal.valueOf(1024);
    private static final String PERSONAL_DATA = "PERSONAL_DATA";

    private UploadPages() {}

    /// The page with the form. `history` is newest first.
    public static UploadPage form(List<UploadPage.Choice> templates, boolean backfillOffered, List<SentFile> history) {
        return new UploadPage(templates, backfillOffered, null, sent(history));
    }

    /// The page about one file.
    public static UploadPage of(
            SentFile file,
            Rejected rejected,
            List<Remark> warnings,
            List<UploadPage.Choice> templates,
            boolean backfillOffered,
            List<SentFile> history) {
        return new UploadPage(templates, backfillOffered, work(file, rejected, warnings), sent(history));
    }

    /// What is shown of the rejections: every reason, and a page of the rows of one of them or of all.
    public record Rejected(
            List<Reason> reasons, Optional<Uploads.ReasonKey> chosen, Uploads.Slice slice, List<Remark> rows) {
        public static final Rejected NONE =
                new Rejected(List.of(), Optional.empty(), new Uploads.Slice(1, 1), List.of());

        public Rejected {
            reasons = List.copyOf(reasons);
            rows = List.copyOf(rows);
        }

        private boolean isChosen(Reason reason) {
            return chosen.filter(
                            c -> c.code().equals(reason.code()) && c.column().equals(reason.column()))
                    .isPresent();
        }

        private long counted(SentFile file) {
            return chosen.isEmpty()
                    ? file.rejected()
                    : reasons.stream()
                            .filter(this::isChosen)
                            .mapToLong(Reason::count)
                            .sum();
        }
    }

    private static UploadPage.ReasonLine reason(SentFile file, Rejected rejected, Reason reason) {
        UploadPage.Line example = line(reason.example());
        return new UploadPage.ReasonLine(
                "/upload/" + file.id() + query(reason.code(), reason.column()) + "#rows",
                rejected.isChosen(reason),
                reason.label(),
                column(reason.letters(), reason.column()),
                Numbers.count(reason.count()),
                "第 " + example.row() + " 行：" + example.finding());
    }

    private static String query(String code, String column) {
        return "?code=" + code + "&column=" + URLEncoder.encode(column, StandardCharsets.UTF_8);
    }

    /// F 列「到期日」, as a spreadsheet shows it; the heading alone where the file has no such column.
    static String column(@Nullable String letters, String heading) {
        return letters == null ? heading : letters + " 列「" + heading + "」";
    }

    private static Pager pager(SentFile file, Rejected rejected) {
        String chosen = rejected.chosen()
                .map(c -> query(c.code(), c.column()) + "&page=")
                .orElse("?page=");
        return Pager.of(
                rejected.slice().page(),
                rejected.slice().size(),
                rejected.counted(file),
                "/upload/" + file.id() + chosen);
    }

    private static UploadPage.Work work(SentFile file, Rejected rejected, List<Remark> warnings) {
        Outcome outcome = switch (file.state()) {
            case WAITING, RUNNING -> Outcome.RUNNING;
            case FAILED -> Outcome.REFUSED;
            case DONE -> file.rejected() == 0 ? Outcome.ALL_ACCEPTED : Outcome.PARTLY_REJECTED;
        };
        int percent = file.progress()
                .movePointRight(2)
                .setScale(0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(100))
                .intValue();
        List<UploadPage.Line> lines =
                rejected.rows().stream().map(UploadPages::line).toList();
        return new UploadPage.Work(
                file.id(),
                outcome,
                outcome == Outcome.RUNNING ? 2 : 3,
                announcement(file, outcome),
                percent,
                file.state() == SentFile.State.WAITING ? "排队等候处理" : "正在逐行核对",
                tiles(file),
                rejected.reasons().stream()
                        .map(reason -> reason(file, rejected, reason))
                        .toList(),
                rejected.chosen().isEmpty() ? null : "/upload/" + file.id() + "#rows",
                lines,
                pager(file, rejected),
                "行号、列号与您文件里的一致；全部在改错表里",
                warnings.stream().map(UploadPages::line).toList(),
                Objects.requireNonNullElse(file.problem(), ""),
                PERSONAL_DATA.equals(file.problemCode()),
                receipt(file),
                (file.trial() ? "试算：" : "") + done(file),
                file.trial());
    }

    private static String announcement(SentFile file, Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> "";
            case ALL_ACCEPTED, PARTLY_REJECTED ->
                "处理完成：读到 " + file.read() + " 行，接受 " + file.accepted() + "，退回 " + file.rejected() + "，未变化 "
                        + file.unchanged();
            case REFUSED -> "整份文件没有收";
        };
    }

    private static String done(SentFile file) {
        String counts = file.unchanged() == 0
                ? file.accepted() + " 行全部接受"
                : "接受 " + file.accepted() + " 行，未变化 " + file.unchanged() + " 行";
        return counts + (file.trial() ? "，没有入库" : "");
    }

    private static List<Tile> tiles(SentFile file) {
        String stored = file.trial() ? "试算，没有入库" : "已入库，不用重传";
        return List.of(
                Tile.of(
                        "读到",
                        Numbers.count(file.read()),
                        "行",
                        "= " + Numbers.count(file.accepted()) + " + " + Numbers.count(file.rejected()) + " + "
                                + Numbers.count(file.unchanged()),
                        null),
                Tile.of("已接受", Numbers.count(file.accepted()), "行", file.accepted() == 0 ? "" : stored, null),
                Tile.of(
                        "退回",
                        Numbers.count(file.rejected()),
                        "行",
                        file.rejected() == 0 ? "" : "改好后只传这 " + Numbers.count(file.rejected()) + " 行也可以",
                        null),
                Tile.of("未变化", Numbers.count(file.unchanged()), "行", file.unchanged() == 0 ? "" : "与上次上传相同", null));
    }

    /// The row and the column stand in columns of their own, so that the sentence need not begin with them.
    static UploadPage.Line line(Remark remark) {
        String text = remark.message();
        if (remark.row() != null) {
            text = without(text, "第 " + remark.row() + " 行");
        }
        String column = Objects.requireNonNullElse(remark.column(), "");
        if (!column.isEmpty()) {
            text = without(text, column + "：");
        }
        int at = text.indexOf(ADVICE);
        return new UploadPage.Line(
                remark.row() == null ? Numbers.EMPTY : remark.row().toString(),
                column.isEmpty() ? Numbers.EMPTY : column(remark.letters(), column),
                at < 0 ? text : text.substring(0, at),
                at < 0 ? "" : text.substring(at));
    }

    private static String without(String text, String beginning) {
        return text.startsWith(beginning) ? text.substring(beginning.length()).strip() : text;
    }

    private static List<UploadPage.Fact> receipt(SentFile file) {
        List<UploadPage.Fact> facts = new ArrayList<>();
        facts.add(new UploadPage.Fact("收件号", file.id(), true));
        facts.add(new UploadPage.Fact("收到时间", Days.longMoment(file.receivedAt()), false));
        facts.add(new UploadPage.Fact("数据种类", file.templateTitle() + "（" + file.template() + "）", false));
        facts.add(new UploadPage.Fact("文件", file.fileName() + "（" + size(file.bytes()) + "）", false));
        facts.add(new UploadPage.Fact("方式", (file.backfill() ? "补录" : "日常报送") + (file.trial() ? "，试算" : ""), false));
        facts.add(new UploadPage.Fact("校验码", file.sha256(), true));
        return facts;
    }

    static String size(long bytes) {
        BigDecimal kib = BigDecimal.valueOf(bytes).divide(KIB, 0, RoundingMode.CEILING);
        return kib.compareTo(KIB) < 0
                ? kib.toPlainString() + " KB"
                : kib.divide(KIB, 1, HALF_UP).toPlainString() + " MB";
    }

    private static List<UploadPage.Sent> sent(List<SentFile> history) {
        return history.stream().map(UploadPages::sent).toList();
    }

    static UploadPage.Sent sent(SentFile f) {
        Status status = status(f);
        boolean counted = f.state() == SentFile.State.DONE;
        return new UploadPage.Sent(
                "/upload/" + f.id(),
                Days.moment(f.receivedAt()),
                f.templateTitle(),
                f.fileName(),
                count(counted, f.read()),
                count(counted, f.accepted()),
                count(counted, f.rejected()),
                count(counted, f.unchanged()),
                status.style(),
                status.icon(),
                status.text());
    }

    private static String count(boolean counted, long rows) {
        return counted ? Numbers.count(rows) : Numbers.EMPTY;
    }

    private record Status(String style, String icon, String text) {}

    private static Status status(SentFile file) {
        return switch (file.state()) {
            case WAITING -> new Status("", "i-clock", "排队");
            case RUNNING -> new Status("info", "i-clock", "处理中");
            case FAILED -> new Status("bad", "i-bad", "整份拒收");
            case DONE -> {
                if (file.rejected() > 0) {
                    yield new Status("warn", "i-warn", "部分退回");
                }
                yield new Status("ok", "i-ok", file.trial() ? "试算完成" : "完成");
            }
        };
    }
}
