package org.jujian.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.blank.BlankSheet;
import org.jujian.etl.preview.Preview;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import org.jujian.server.web.upload.Reason;
import org.jujian.server.web.upload.Remark;
import org.jujian.server.web.upload.SentFile;
import org.jujian.server.web.upload.Uploads;
import org.jujian.tenants.people.Person;

/// Uploads that are known by what became of them: `partly`, `allok`, `refused`, and `slow`, which is finished when it
/// is
/// asked for the third time. A file named `large.csv` is not taken.
final class GoldenUploads implements Uploads {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public SentFile send(Person person, Order order, InputStream bytes) {
        if (order.fileName().equals("large.csv")) {
            throw new Problem("FILE_TOO_LARGE", 413, "文件：发现超过 180 MB，应为不大于 180 MB。怎么办：分成几份上传。");
        }
        return file("partly", SentFile.State.DONE, 3, null);
    }

    @Override
    public Preview preview(Person person, Look look, Original original) throws IOException {
        return Preview.of(
                original,
                Template.ofCode(look.template()),
                AmountUnit.ofLabel(look.amountUnit()).orElseThrow(),
                template -> Mapping.of(template, look.headings().columns()));
    }

    @Override
    public Optional<SentFile> find(Scope scope, String id) {
        return switch (id) {
            case "partly" -> Optional.of(file(id, SentFile.State.DONE, 3, null));
            case "allok" -> Optional.of(file(id, SentFile.State.DONE, 0, null));
            case "slow" ->
                Optional.of(
                        asked.incrementAndGet() % 3 == 0
                                ? file(id, SentFile.State.DONE, 3, null)
                                : file(id, SentFile.State.RUNNING, 0, null));
            case "refused" ->
                Optional.of(file(id, SentFile.State.FAILED, 0, "第 14 行“摘要”：发现像手机号码的内容，应为不含个人号码的用途说明。怎么办：删去号码后重新上传。"));
            default -> Optional.empty();
        };
    }

    @Override
    public List<SentFile> newest(Scope scope, int limit) {
        return List.of(file("partly", SentFile.State.DONE, 3, null), file("allok", SentFile.State.DONE, 0, null));
    }

    /// The newest ones, and as many before them as make further pages.
    @Override
    public Found search(Scope scope, Sought sought, Slice slice) {
        return new Found(
                newest(scope, slice.size()).stream()
                        .map(f -> new Entry(f, UnitCode.of("310114004009"), "liyuan-clerk"))
                        .toList(),
                new Totals(1, 1, 118, 3, 1180, 354, 118));
    }

    @Override
    public List<Sender> senders(Scope scope) {
        return List.of(new Sender("liyuan-clerk", UnitCode.of("310114004009")));
    }

    @Override
    public List<Reason> reasons(Scope scope, SentFile file) {
        return file.rejected() == 0 ? List.of() : GoldenPages.reasons();
    }

    @Override
    public List<Remark> rejected(Scope scope, SentFile file, Optional<ReasonKey> reason, Slice slice) {
        return file.rejected() == 0 ? List.of() : GoldenPages.rejections();
    }

    @Override
    public List<Remark> warnings(Scope scope, SentFile file, int limit) {
        return file.rejected() == 0 ? List.of() : GoldenPages.warnings();
    }

    @Override
    public String errorFileEnding(Scope scope, SentFile file) {
        return ".csv";
    }

    @Override
    public void writeErrorFile(Scope scope, SentFile file, OutputStream out) throws IOException {
        out.write("社区代码,错误说明\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public BlankSheet blank(Scope scope, Template template, UnitCode unit, Period period) {
        return new BlankSheet(
                template,
                new BlankSheet.Title("李园一村社区居委会", period.toString()),
                List.of(Map.of("社区代码", unit.toString())));
    }

    @Override
    public LocalDate today() {
        return LocalDate.of(2026, 4, 14);
    }

    private static SentFile file(
            String id, SentFile.State state, long rejected, @org.jspecify.annotations.Nullable String problem) {
        return GoldenPages.file(id, state, rejected, problem);
    }
}
