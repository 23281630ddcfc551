package org.jujian.reports.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.delivery.mail.Letter;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.writing.Written;

/// What a letter says: which papers are in it, and where they are kept. No figures and no names of persons; whoever
/// reads it on its way learns that a paper was sent.
final class Letters {
    private Letters() {}

    /// @param recipient 李园一村社区居委会
    /// @param street    嘉定镇街道
    /// @param register  the address of the register of reports
    static Letter write(
            Delivery delivery,
            String messageId,
            String recipient,
            String street,
            String register,
            List<Letter.Attachment> papers,
            Instant at) {
        String what = "居务公开" + delivery.kind().label() + "（" + delivery.period() + "）";
        LocalDate day = ChinaTime.dateOf(at);
        String text = """
                %s：

                　　现送上%s共%d份，见附件。附件是草稿，尚未签发，不作为正式文件；请核对后按程序审定、印发。

                　　同样的报告已进报告登记簿：%s
                　　如有疑问，请与%s联系。

                %s
                %s

                （本邮件由居鉴平台自动发出，请勿直接回复。送达编号：%s。收到两封编号相同的邮件，内容相同，留一封即可。）
                """.formatted(
                        recipient,
                        what,
                        papers.size(),
                        register,
                        office(street),
                        office(street),
                        Written.day(day),
                        delivery.id());
        return new Letter(messageId, delivery.recipient().addresses(), "【居鉴】送达：" + what, text, papers, at);
    }

    /// 李园一村社区居委会自查报告（2026年第一季度）.pdf
    static String fileName(Report report, String unit) {
        return clean(unit)
                + report.kind().label()
                + "（" + Written.period(report.period()) + "）"
                + (report.audience() == Audience.COMMITTEE ? "纪工委件" : "")
                + "." + report.format().code();
    }

    /// Nothing that a system of files or a header would take for its own.
    private static String clean(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", "").strip();
    }

    private static String office(String street) {
        return street.endsWith("办事处") ? street : street + "办事处";
    }
}
