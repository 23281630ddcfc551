package org.jujian.server.web.schedules;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.reports.delivery.Delivery;
import org.jujian.reports.delivery.Schedule;
import org.jujian.reports.delivery.Schedules;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.tenants.people.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 报告分发. The street office's alone; to everybody else the pages do not exist. What ends a schedule is asked for once
/// more on a page of its own.
@Controller
class SchedulesController {
    private static final int NOT_FOUND = 404;
    private static final String CURRENT = "/schedules";
    private static final Map<String, String> DONE = Map.of(
            "created", "已新建，到日子自动生成并送达。",
            "paused", "已暂停：暂停期间到期的不再补送。",
            "resumed", "已恢复。",
            "deleted", "已删除；送过的报告还在登记簿里。",
            "retried", "已安排重试，请稍后刷新。");

    private final Schedules schedules;
    private final PageSources sources;

    SchedulesController(Schedules schedules, PageSources sources) {
        this.schedules = schedules;
        this.sources = sources;
    }

    @GetMapping("/schedules")
    String list(Viewer viewer, @RequestParam(defaultValue = "") String done, Model model) {
        Map<UUID, List<Delivery>> latest =
                schedules.latest(viewer.person()).stream().collect(Collectors.groupingBy(Delivery::schedule));
        List<SchedulesPage.Line> lines = schedules.all(viewer.person()).stream()
                .map(s -> SchedulesPage.line(s, schedules.next(s), latest.getOrDefault(s.id(), List.of())))
                .toList();
        model.addAttribute("shell", viewer.shell(CURRENT, 0));
        model.addAttribute(
                "p",
                new SchedulesPage(
                        sources.streetName(viewer.scope(), viewer.requireStreet()),
                        lines,
                        schedules.sendsMail(),
                        DONE.get(done)));
        return "schedules";
    }

    @GetMapping("/schedules/new")
    String form(Viewer viewer, @RequestParam(defaultValue = "inspection") String preset, Model model) {
        return form(viewer, Preset.of(preset).orElseThrow(Problem::notFound).written(), "", model);
    }

    @PostMapping("/schedules")
    String create(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        ScheduleForm.Written written = ScheduleForm.Written.of(form);
        try {
            schedules.create(viewer.person(), written.asked());
            return "redirect:/schedules?done=created";
        } catch (Problem problem) {
            if (problem.status() == NOT_FOUND) {
                throw problem;
            }
            response.setStatus(problem.status());
            return form(viewer, written, told(problem), model);
        }
    }

    private String form(Viewer viewer, ScheduleForm.Written written, String refused, Model model) {
        if (viewer.person().role() != Role.STREET_OFFICE) {
            throw Problem.notFound();
        }
        List<Community> communities = sources.communities(viewer.scope(), viewer.requireStreet(), sources.today());
        model.addAttribute("shell", viewer.shell(CURRENT, 0));
        model.addAttribute("f", ScheduleForm.of(written, communities, refused, schedules.sendsMail()));
        return "schedule-form";
    }

    @GetMapping("/schedules/{id}")
    String one(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String done, Model model) {
        return one(viewer, id, DONE.get(done), null, model);
    }

    private String one(Viewer viewer, String id, @Nullable String done, @Nullable String refused, Model model) {
        Schedule schedule = schedules.load(viewer.person(), id(id));
        Map<String, String> names = names(viewer);
        List<Delivery> deliveries = schedules.deliveries(viewer.person(), schedule.id());
        model.addAttribute("shell", viewer.shell(CURRENT, 0));
        model.addAttribute("s", SchedulesPage.line(schedule, schedules.next(schedule), List.of()));
        model.addAttribute(
                "rows",
                deliveries.stream().map(d -> SchedulesPage.row(d, names)).toList());
        model.addAttribute("done", done);
        model.addAttribute("refused", refused);
        return "schedule";
    }

    @PostMapping("/schedules/{id}/pause")
    String pause(Viewer viewer, @PathVariable String id, Model model, HttpServletResponse response) {
        return act(viewer, id, "paused", () -> schedules.pause(viewer.person(), id(id)), model, response);
    }

    @PostMapping("/schedules/{id}/resume")
    String resume(Viewer viewer, @PathVariable String id, Model model, HttpServletResponse response) {
        return act(viewer, id, "resumed", () -> schedules.resume(viewer.person(), id(id)), model, response);
    }

    /// Of a delivery of the schedule.
    @PostMapping("/schedules/{id}/deliveries/{delivery}/retry")
    String retry(
            Viewer viewer,
            @PathVariable String id,
            @PathVariable String delivery,
            Model model,
            HttpServletResponse response) {
        return act(viewer, id, "retried", () -> schedules.retry(viewer.person(), id(delivery)), model, response);
    }

    private String act(Viewer viewer, String id, String done, Runnable act, Model model, HttpServletResponse response) {
        try {
            act.run();
        } catch (Problem problem) {
            if (problem.status() == NOT_FOUND) {
                throw problem;
            }
            response.setStatus(problem.status());
            return one(viewer, id, null, told(problem), model);
        }
        return "redirect:/schedules/" + id(id) + "?done=" + done;
    }

    @GetMapping("/schedules/{id}/delete")
    String ask(Viewer viewer, @PathVariable String id, Model model) {
        Schedule schedule = schedules.load(viewer.person(), id(id));
        model.addAttribute("shell", viewer.shell(CURRENT, 0));
        model.addAttribute("s", SchedulesPage.line(schedule, schedules.next(schedule), List.of()));
        return "schedule-delete";
    }

    @PostMapping("/schedules/{id}/delete")
    String delete(Viewer viewer, @PathVariable String id) {
        schedules.delete(viewer.person(), id(id));
        return "redirect:/schedules?done=deleted";
    }

    private Map<String, String> names(Viewer viewer) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(new UnitCode(viewer.requireStreet().range().from()).toString(), "街道");
        sources.communities(viewer.scope(), viewer.requireStreet(), sources.today())
                .forEach(community -> names.put(community.code(), community.name()));
        return names;
    }

    private static String told(Problem problem) {
        String message = problem.getMessage();
        return message == null ? "" : message;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }
}
