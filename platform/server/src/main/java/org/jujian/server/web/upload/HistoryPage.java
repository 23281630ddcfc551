package org.jujian.server.web.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.template.Template;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.Pager;
import org.jujian.server.web.view.Tile;
import org.springframework.web.util.UriComponentsBuilder;

/// What was uploaded before: what is looked for, what all of it comes to, and one page of it.
///
/// @param senders empty when nobody but the viewer's unit sent anything
public record HistoryPage(
        List<Option> templates,
        List<Option> states,
        List<Option> senders,
        String from,
        String to,
        boolean filtered,
        List<Tile> tiles,
        List<Line> lines,
        Pager pager) {
    private static final Map<SentFile.State, String> STATES = stateLabels();

    public HistoryPage {
        templates = List.copyOf(templates);
        states = List.copyOf(states);
        senders = List.copyOf(senders);
        tiles = List.copyOf(tiles);
        lines = List.copyOf(lines);
    }

    public record Option(String value, String label, boolean chosen) {}

    public record Line(UploadPage.Sent sent, String unit, String by) {}

    /// @param names of units, as people read them
    static HistoryPage of(
            Uploads.Sought sought,
            Uploads.Slice slice,
            Uploads.Found found,
            List<Uploads.Sender> senders,
            Function<UnitCode, String> names) {
        Uploads.Totals totals = found.totals();
        return new HistoryPage(
                Arrays.stream(Template.values())
                        .map(t -> new Option(
                                t.code(),
                                t.title(),
                                sought.template().filter(t.code()::equals).isPresent()))
                        .toList(),
                STATES.entrySet().stream()
                        .map(e -> new Option(
                                e.getKey().name(),
                                e.getValue(),
                                sought.state().filter(e.getKey()::equals).isPresent()))
                        .toList(),
                senders(sought, senders, names),
                sought.from().map(Object::toString).orElse(""),
                sought.to().map(Object::toString).orElse(""),
                !query(sought).isEmpty(),
                tiles(totals),
                found.files().stream()
                        .map(e -> new Line(UploadPages.sent(e.file()), names.apply(e.unit()), e.by()))
                        .toList(),
                Pager.of(slice.page(), slice.size(), totals.files(), "份", address(sought)));
    }

    private static List<Option> senders(
            Uploads.Sought sought, List<Uploads.Sender> senders, Function<UnitCode, String> names) {
        Map<String, String> units = new LinkedHashMap<>();
        senders.forEach(s -> units.merge(s.name(), names.apply(s.unit()), (a, b) -> a + "、" + b));
        return units.entrySet().stream()
                .map(e -> new Option(
                        e.getKey(),
                        e.getKey() + "（" + e.getValue() + "）",
                        sought.by().filter(e.getKey()::equals).isPresent()))
                .toList();
    }

    private static List<Tile> tiles(Uploads.Totals totals) {
        List<String> states = new ArrayList<>(List.of("完成 " + Numbers.count(totals.done())));
        states.add("整份拒收 " + Numbers.count(totals.failed()));
        states.add("处理中 " + Numbers.count(totals.running()));
        states.add("排队 " + Numbers.count(totals.waiting()));
        return List.of(
                Tile.of("文件", Numbers.count(totals.files()), "份", String.join(" · ", states), null),
                Tile.of(
                        "读到",
                        Numbers.count(totals.read()),
                        "行",
                        "= " + Numbers.count(totals.accepted()) + " + " + Numbers.count(totals.rejected()) + " + "
                                + Numbers.count(totals.unchanged()) + "，试算不计",
                        null),
                Tile.of("已接受", Numbers.count(totals.accepted()), "行", "", null),
                Tile.of(
                        "退回",
                        Numbers.count(totals.rejected()),
                        "行",
                        "另有未变化 " + Numbers.count(totals.unchanged()) + " 行",
                        null));
    }

    private static String address(Uploads.Sought sought) {
        String query = query(sought);
        return "/uploads?" + (query.isEmpty() ? "" : query + "&") + "page=";
    }

    private static String query(Uploads.Sought sought) {
        var address = UriComponentsBuilder.newInstance();
        sought.template().ifPresent(t -> address.queryParam("template", t));
        sought.state().ifPresent(s -> address.queryParam("state", s.name()));
        sought.from().ifPresent(day -> address.queryParam("from", day));
        sought.to().ifPresent(day -> address.queryParam("to", day));
        sought.by().ifPresent(name -> address.queryParam("by", "{by}"));
        String query = address.encode()
                .buildAndExpand(Map.of("by", sought.by().orElse("")))
                .getQuery();
        return query == null ? "" : query;
    }

    private static Map<SentFile.State, String> stateLabels() {
        Map<SentFile.State, String> states = new LinkedHashMap<>();
        states.put(SentFile.State.DONE, "完成");
        states.put(SentFile.State.FAILED, "整份拒收");
        states.put(SentFile.State.RUNNING, "处理中");
        states.put(SentFile.State.WAITING, "排队");
        return states;
    }
}
