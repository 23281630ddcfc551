package org.jujian.server.web.definition;

import org.jujian.base.problem.Problem;
import org.jujian.reports.definition.Definitions;
import org.jujian.server.web.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class DefinitionController {
    private final Definitions definitions = Definitions.builtIn();

    /// All metrics, in the order of the document.
    @GetMapping("/definitions")
    String all(Viewer viewer, Model model) {
        model.addAttribute("shell", viewer.shell("/definitions", 0));
        model.addAttribute("all", definitions.all());
        return "definitions";
    }

    /// One metric with its examples; a code that is none is a `Problem` NOT_FOUND.
    @GetMapping("/definitions/{code}")
    String one(Viewer viewer, @PathVariable String code, Model model) {
        model.addAttribute("shell", viewer.shell("/definitions", 0));
        model.addAttribute("p", DefinitionPage.of(definitions.find(code).orElseThrow(Problem::notFound)));
        return "definition";
    }
}
