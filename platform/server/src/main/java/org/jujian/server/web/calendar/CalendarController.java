package org.jujian.server.web.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.reports.calendar.CalendarLinks;
import org.jujian.reports.calendar.ICalendar;
import org.jujian.server.PublicUrl;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Standing;
import org.jujian.tenants.people.Tokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// 日历 of the viewer's community, or of the street and each of its communities; and the due days for calendar programs,
/// which come with a secret of one person and one community, or with a token of the interface.
@Controller
class CalendarController {
    private static final String AT = "/calendar";
    private static final String BEARER = "Bearer ";
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Scope FEED = Scope.system("calendar-feed");
    /// How far a feed reaches back and ahead.
    private static final int MONTHS_BACK = 2;

    private static final int MONTHS_AHEAD = 3;

    private final PageSources sources;
    private final Rulebook rulebook;
    private final CalendarLinks links;
    private final People people;
    private final Tokens tokens;
    private final Clock clock;
    private final String publicUrl;

    CalendarController(
            PageSources sources,
            Rulebook rulebook,
            CalendarLinks links,
            People people,
            Tokens tokens,
            Clock clock,
            @Value(PublicUrl.VALUE) String publicUrl) {
        this.sources = sources;
        this.rulebook = rulebook;
        this.links = links;
        this.people = people;
        this.tokens = tokens;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @GetMapping(AT)
    String show(
            Viewer viewer,
            @RequestParam Optional<String> month,
            @RequestParam(defaultValue = "") String unit,
            Model model) {
        YearMonth asked = month.map(this::month).orElseGet(() -> YearMonth.from(sources.today()));
        return show(viewer, asked, reached(viewer, unit), null, model);
    }

    /// The address is part of the answer to the form that made it and is kept nowhere, so that it is shown once.
    @PostMapping(AT + "/links")
    String create(Viewer viewer, @RequestParam(defaultValue = "") String unit, Model model) {
        UnitCode code = reached(viewer, unit).orElseThrow(Problem::notFound);
        String secret = links.create(viewer.person(), code);
        String address = publicUrl + AT + "/" + code + ".ics?token=" + secret;
        return show(viewer, YearMonth.from(sources.today()), Optional.of(code), address, model);
    }

    @PostMapping(AT + "/links/{id}/revoke")
    String revoke(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String unit) {
        UnitCode code = reached(viewer, unit).orElseThrow(Problem::notFound);
        links.revoke(
                viewer.person(), SubmissionId.parse(id).map(SubmissionId::value).orElseThrow(Problem::notFound));
        return "redirect:" + AT + "?unit=" + code;
    }

    @GetMapping(AT + "/{unit}.ics")
    ResponseEntity<byte[]> feed(
            @PathVariable String unit,
            @RequestParam(defaultValue = "") String token,
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization) {
        UnitCode code = UnitCode.parse(unit).orElseThrow(Problem::notFound);
        if (!holds(token, authorization, code)) {
            throw Problem.notFound();
        }
        Scope scope = FEED.within(code.range());
        YearMonth now = YearMonth.from(sources.today());
        LocalDate from = now.minusMonths(MONTHS_BACK).atDay(1);
        LocalDate to = now.plusMonths(MONTHS_AHEAD).atEndOfMonth();
        Community community = sources.community(scope, code, sources.today()).orElseThrow(Problem::notFound);
        ICalendar calendar = DueDays.of(
                Community.shortNameOf(community.name()),
                sources.duties(scope, code, from, to),
                rulebook.catalogue(),
                sources.today(),
                clock.instant());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .body(calendar.write().getBytes(StandardCharsets.UTF_8));
    }

    private boolean holds(String secret, String authorization, UnitCode unit) {
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return tokens.find(authorization.substring(BEARER.length()).strip())
                    .filter(person -> person.scope().covers(unit))
                    .isPresent();
        }
        return links.find(secret)
                .filter(holder -> holder.unit().equals(unit))
                .filter(holder -> people.standing(holder.username()) == Standing.ACTIVE)
                .isPresent();
    }

    private String show(
            Viewer viewer, YearMonth month, Optional<UnitCode> unit, @Nullable String address, Model model) {
        Person person = viewer.person();
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        List<Community> communities = viewer.street()
                .map(street -> sources.communities(viewer.scope(), street, last))
                .orElse(List.of());
        List<DutyOutcome> duties = unit.map(code -> sources.duties(viewer.scope(), code, first, last))
                .orElseGet(() -> sources.dutiesOfStreet(viewer.scope(), viewer.requireStreet(), first, last));
        String lede = unit.flatMap(code -> sources.community(viewer.scope(), code, last))
                .map(Community::name)
                .orElseGet(viewer::unit);
        model.addAttribute("shell", viewer.shell(AT, 0));
        model.addAttribute("address", address);
        model.addAttribute(
                "p",
                CalendarPage.of(
                        lede,
                        unit.map(UnitCode::toString).orElse(""),
                        month,
                        communities,
                        duties,
                        rulebook.calendar(),
                        sources.today(),
                        unit.map(code -> links.of(person, code)).orElse(null)));
        return "calendar";
    }

    /// The community that is asked for: of a community's people always their own, of a street all when none is named.
    private Optional<UnitCode> reached(Viewer viewer, String unit) {
        if (unit.isEmpty()) {
            Optional<UnitCode> own = viewer.community();
            if (own.isEmpty()) {
                var unused = viewer.requireStreet();
            }
            return own;
        }
        UnitCode code = UnitCode.parse(unit).orElseThrow(Problem::notFound);
        if (sources.community(viewer.scope(), code, sources.today()).isEmpty()) {
            throw Problem.notFound();
        }
        return Optional.of(code);
    }

    private YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (rulebook.calendar().covers(month.atDay(1))
                    && rulebook.calendar().covers(month.atEndOfMonth())) {
                return month;
            }
        } catch (DateTimeException noMonth) {
            throw Problem.notFound();
        }
        throw Problem.notFound();
    }
}
