package org.jujian.server.web.objection;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.etl.submission.Submissions;
import org.jujian.reports.objection.Objection;
import org.jujian.reports.objection.Objection.Action;
import org.jujian.reports.objection.Objection.Kind;
import org.jujian.reports.objection.Objection.State;
import org.jujian.reports.objection.Objections;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Pager;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 说明和申诉, of the viewer's community or street; an answer can't be undone, so its form asks once more.
@Controller
class ObjectionPageController {
    private static final int SIZE = 20;
    private static final int UPLOADS = 20;
    private static final int NOT_FOUND = 404;
    private static final String AT = "/objections";

    private final Objections objections;
    private final Submissions submissions;
    private final PageSources sources;

    ObjectionPageController(Objections objections, Submissions submissions, PageSources sources) {
        this.objections = objections;
        this.submissions = submissions;
        this.sources = sources;
    }

    /// What waits for an answer stands first, unless another state is asked for.
    @GetMapping(AT)
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Set<State> states = states(state);
        int number = Math.clamp(page, 1, 100_000);
        Objections.Page found =
                objections.page(viewer.scope(), new Objections.Filter(Optional.empty(), states), number, SIZE);
        Map<String, String> names = names(viewer);
        model.addAttribute("shell", viewer.shell(AT, 0));
        model.addAttribute(
                "p",
                new ObjectionsPage(
                        viewer.unit(),
                        viewer.street().isPresent(),
                        List.of(
                                new ObjectionsPage.Choice("", "全部", state.isEmpty()),
                                new ObjectionsPage.Choice("open", "没有办完的", state.equals("open")),
                                new ObjectionsPage.Choice("closed", "已办完的", state.equals("closed"))),
                        found.objections().stream()
                                .map(one -> ObjectionPages.line(one, names, sources.today()))
                                .toList(),
                        Pager.of(number, SIZE, found.all(), "份", AT + "?state=" + state + "&page=")));
        return "objections";
    }

    @GetMapping(AT + "/new")
    String form(Viewer viewer, @RequestParam String period, @RequestParam String metric, Model model) {
        return form(viewer, period, metric, "", "", "", null, model);
    }

    @PostMapping(AT)
    String begin(
            Viewer viewer,
            @RequestParam String period,
            @RequestParam String metric,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String submission,
            Model model,
            HttpServletResponse response) {
        try {
            Objection begun = objections.begin(
                    viewer.person(),
                    new Objections.Draft(
                            Period.parse(period).orElseThrow(Problem::notFound),
                            metric,
                            kind(kind),
                            words,
                            submission(submission)));
            return "redirect:/objections/" + begun.id() + "?done";
        } catch (Problem refused) {
            if (refused.status() == NOT_FOUND) {
                throw refused;
            }
            response.setStatus(refused.status());
            return form(viewer, period, metric, kind, words, submission, refused.getMessage(), model);
        }
    }

    @GetMapping(AT + "/{id}")
    String one(Viewer viewer, @PathVariable String id, @RequestParam Optional<String> done, Model model) {
        return show(viewer, id(id), done.isPresent() ? "已记下。" : null, null, model);
    }

    @PostMapping(AT + "/{id}/file")
    String file(Viewer viewer, @PathVariable String id, Model model, HttpServletResponse response) {
        return step(viewer, id(id), model, response, one -> objections.file(viewer.person(), one));
    }

    @PostMapping(AT + "/{id}/withdraw")
    String withdraw(Viewer viewer, @PathVariable String id, Model model, HttpServletResponse response) {
        return step(viewer, id(id), model, response, one -> objections.withdraw(viewer.person(), one));
    }

    @PostMapping(AT + "/{id}/extend")
    String extend(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return step(viewer, id(id), model, response, one -> objections.extend(viewer.person(), one, reason));
    }

    @PostMapping(AT + "/{id}/answer")
    String answer(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String sure,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("reason", reason);
        model.addAttribute("outcome", outcome);
        return step(viewer, id(id), model, response, one -> {
            if (sure.isEmpty()) {
                throw new Problem("NOT_SURE", 400, "答复：还没有确认。怎么办：答复提交后不能更改，核对后勾选确认再提交。");
            }
            if (outcome.equals(ObjectionPages.REJECT)) {
                objections.reject(viewer.person(), one, reason);
            } else {
                objections.uphold(
                        viewer.person(),
                        one,
                        ObjectionPages.remedy(outcome)
                                .orElseThrow(() -> new Problem("BAD_OUTCOME", 400, "答复：还没有选结论。怎么办：选一项后再提交。")),
                        reason);
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void on(UUID id);
    }

    private String step(Viewer viewer, UUID id, Model model, HttpServletResponse response, Work work) {
        try {
            work.on(id);
        } catch (Problem refused) {
            if (refused.status() == NOT_FOUND) {
                throw refused;
            }
            response.setStatus(refused.status());
            return show(viewer, id, null, refused.getMessage(), model);
        }
        return "redirect:/objections/" + id + "?done";
    }

    private String show(Viewer viewer, UUID id, @Nullable String done, @Nullable String refused, Model model) {
        Objection objection = objections.load(viewer.scope(), id);
        Set<Action> open = EnumSet.noneOf(Action.class);
        Arrays.stream(Action.values())
                .filter(action -> objections.may(viewer.person(), objection, action))
                .forEach(open::add);
        String name = sources.community(viewer.scope(), objection.unit(), sources.today())
                .map(Community::name)
                .orElse(objection.unit().toString());
        model.addAttribute("shell", viewer.shell(AT, 0));
        model.addAttribute("done", done);
        model.addAttribute("refused", refused);
        model.addAttribute(
                "p",
                ObjectionPages.one(
                        objection,
                        objections.now(viewer.scope(), objection),
                        objections.steps(viewer.scope(), objection),
                        open,
                        name,
                        sources.today()));
        return "objection";
    }

    private String form(
            Viewer viewer,
            String period,
            String metric,
            String kind,
            String words,
            String submission,
            @Nullable String refused,
            Model model) {
        if (!viewer.mayObject()) {
            throw Problem.notFound();
        }
        Period asked = Period.parse(period).orElseThrow(Problem::notFound);
        Objections.Opening opening = objections.opening(viewer.person(), asked, metric);
        model.addAttribute("shell", viewer.shell(AT, 0));
        model.addAttribute(
                "f",
                new ObjectionForm(
                        ObjectionPages.figure(viewer.requireCommunity().toString(), opening.figure(), Optional.empty()),
                        asked.toString(),
                        viewer.unit() + " · " + Days.title(asked),
                        opening.answerer().label(),
                        Days.longDay(opening.lastDay()),
                        opening.canObject()
                                ? null
                                : "申诉期到 %s 为止，已过。仍可以提交说明。".formatted(Days.longDay(opening.lastDay())),
                        opening.open().map(id -> AT + "/" + id).orElse(null),
                        opening.files(),
                        uploads(viewer, submission),
                        kind,
                        words,
                        submission,
                        refused));
        return "objection-form";
    }

    private List<ObjectionForm.Upload> uploads(Viewer viewer, String chosen) {
        return submissions.newest(viewer.scope(), UPLOADS).stream()
                .map(sent -> new ObjectionForm.Upload(
                        sent.id().toString(),
                        sent.fileName() + "（" + Days.moment(sent.receivedAt()) + " 收到）",
                        sent.id().toString().equals(chosen)))
                .toList();
    }

    private Map<String, String> names(Viewer viewer) {
        return viewer.street()
                .map(street -> sources.communities(viewer.scope(), street, sources.today()).stream()
                        .collect(Collectors.toMap(Community::code, Community::name)))
                .orElseGet(() -> viewer.community()
                        .map(unit -> Map.of(unit.toString(), viewer.unit()))
                        .orElse(Map.of()));
    }

    private static Set<State> states(String name) {
        return switch (name) {
            case "open" -> EnumSet.of(State.DRAFT, State.FILED);
            case "closed" -> EnumSet.of(State.UPHELD, State.REJECTED, State.WITHDRAWN);
            default -> Set.of();
        };
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("BAD_KIND", 400, "种类：还没有选，应为说明或申诉。怎么办：选后再提交。"));
    }

    private static Optional<SubmissionId> submission(String text) {
        String id = text.strip();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(SubmissionId.parse(id)
                        .orElseThrow(() -> new Problem("BAD_SUBMISSION", 400, "上传编号：应为上传记录里的编号。怎么办：从列表里选，或留空。")));
    }

    private static UUID id(String text) {
        return Objections.parse(text).orElseThrow(Problem::notFound);
    }
}
