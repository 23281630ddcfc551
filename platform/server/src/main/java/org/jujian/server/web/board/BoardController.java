package org.jujian.server.web.board;

import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.etl.rule.Rulebook;
import org.jujian.reports.document.writing.VerificationCode;
import org.jujian.server.PublicUrl;
import org.jujian.tenants.catalogue.Catalogue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The public board of one community; open to everybody, so it takes no viewer.
@Controller
class BoardController {
    private final BoardReader reader;
    private final Catalogue catalogue;
    private final String publicUrl;

    BoardController(BoardReader reader, Rulebook rulebook, @Value(PublicUrl.VALUE) String publicUrl) {
        this.reader = reader;
        this.catalogue = rulebook.catalogue();
        this.publicUrl = publicUrl;
    }

    /// @param month `2026-03`; without it the month of the last day that is over. With `screen` in the address the page
    ///              opens as slides.
    @GetMapping("/public/{unit}")
    String board(@PathVariable String unit, @RequestParam Optional<String> month, Model model) {
        UnitCode code = UnitCode.parse(unit).orElseThrow(Problem::notFound);
        Period.Month shown = month.map(BoardController::month).orElseGet(reader::newest);
        model.addAttribute(
                "p",
                BoardPage.of(
                        reader.load(code, shown),
                        reader.newest(),
                        catalogue,
                        VerificationCode.outline(publicUrl + "/public/" + code)));
        return "public";
    }

    private static Period.Month month(String text) {
        if (Period.parse(text).orElseThrow(Problem::notFound) instanceof Period.Month month) {
            return month;
        }
        throw Problem.notFound();
    }
}
