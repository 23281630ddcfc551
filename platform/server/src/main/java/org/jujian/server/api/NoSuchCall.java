package org.jujian.server.api;

import org.jujian.base.problem.Problem;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A call that the interface does not have answers as an object that does not exist.
@RestController
class NoSuchCall {
    @RequestMapping("/api/**")
    void any() {
        throw Problem.notFound();
    }
}
