package org.jujian.server.web;

import java.util.List;
import org.jujian.base.scope.Audience;

/// The frame around a page: who is there, for which unit, and where one may go from here. What a role may not do
/// does not appear.
public record Shell(String role, String unit, String unitDetail, String home, List<Link> links, String note) {
    public Shell {
        links = List.copyOf(links);
    }

    /// `role` and `unit` as people write them; `current` is the address of the page's own entry.
    public static Shell of(
            Audience audience, String role, String unit, String unitDetail, String current, int overdue) {
        String home = homeOf(audience);
        List<Link> links = switch (audience) {
            case COMMUNITY ->
                List.of(
                        new Link("/community", "应公开清单", "i-list", current.equals("/community"), overdue),
                        new Link("/upload", "上传数据", "i-up", current.equals("/upload"), 0),
                        calendar(current),
                        new Link("/rows", "本社区数据", "i-doc", current.equals("/rows"), 0),
                        reports(current),
                        objections(current),
                        directory(current));
            case STREET ->
                List.of(
                        new Link("/street", "社区比较", "i-bars", current.equals("/street"), 0),
                        new Link("/feeds", "报送监控", "i-clock", current.equals("/feeds"), 0),
                        new Link("/upload", "上传数据", "i-up", current.equals("/upload"), 0),
                        calendar(current),
                        new Link("/rows", "社区数据", "i-doc", current.equals("/rows"), 0),
                        jobs(current),
                        reports(current),
                        new Link("/schedules", "报告分发", "i-cal", current.equals("/schedules"), 0),
                        objections(current),
                        directory(current),
                        people(current));
            case COMMITTEE ->
                List.of(
                        new Link("/scorecards", "评分卡", "i-doc", current.equals("/scorecards"), 0),
                        new Link("/leads", "线索", "i-shield", current.equals("/leads"), 0),
                        new Link("/watch", "关注名单", "i-list", current.equals("/watch"), 0),
                        new Link("/street", "社区比较", "i-bars", current.equals("/street"), 0),
                        reports(current),
                        objections(current),
                        calendar(current),
                        directory(current));
            case AUDIT ->
                List.of(new Link("/street", "社区比较", "i-bars", current.equals("/street"), 0), directory(current));
            case ADMINISTRATION ->
                List.of(
                        new Link("/platform", "平台运行", "i-clock", current.equals("/platform"), 0),
                        jobs(current),
                        new Link("/streets", "街道登记", "i-board", current.equals("/streets"), 0),
                        people(current));
            case PUBLIC, SYSTEM -> List.of();
        };
        return new Shell(role, unit, unitDetail, home, links, "");
    }

    private static Link directory(String current) {
        return new Link("/units", "社区名录", "i-board", current.equals("/units"), 0);
    }

    private static Link jobs(String current) {
        return new Link("/jobs", "任务", "i-cal", current.equals("/jobs"), 0);
    }

    private static Link reports(String current) {
        return new Link("/reports", "报告登记簿", "i-doc", current.equals("/reports"), 0);
    }

    private static Link objections(String current) {
        return new Link("/objections", "说明和申诉", "i-info", current.equals("/objections"), 0);
    }

    private static Link calendar(String current) {
        return new Link("/calendar", "日历", "i-cal", current.equals("/calendar"), 0);
    }

    private static Link people(String current) {
        return new Link("/people", "人员账号", "i-lock", current.equals("/people"), 0);
    }

    /// The page on which an audience begins.
    public static String homeOf(Audience audience) {
        return switch (audience) {
            case COMMUNITY -> "/community";
            case COMMITTEE -> "/leads";
            case STREET, AUDIT -> "/street";
            case ADMINISTRATION, PUBLIC, SYSTEM -> "/platform";
        };
    }

    /// For whoever may go nowhere else yet.
    public Shell closed(String only) {
        return new Shell(role, unit, unitDetail, only, List.of(), note);
    }

    /// Without the entry of what the role may not do.
    public Shell without(String href) {
        return new Shell(
                role,
                unit,
                unitDetail,
                home,
                links.stream().filter(link -> !link.href().equals(href)).toList(),
                note);
    }

    public Shell withNote(String text) {
        return new Shell(role, unit, unitDetail, home, links, text);
    }

    public record Link(String href, String label, String icon, boolean current, int count) {}
}
