package org.jujian.server.api;

import java.time.OffsetDateTime;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Tokens;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TokenController {
    private final People people;
    private final Tokens tokens;

    TokenController(People people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    record Login(String username, String password) {}

    record Issued(String token, OffsetDateTime expiresAt) {}

    @PostMapping("/api/v1/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody Login login) {
        var person = people.authenticate(login.username(), login.password())
                .orElseThrow(() -> new Problem("WRONG_PASSWORD", 401, "用户名或密码不对。"));
        var issued = tokens.issue(person);
        return new Issued(
                issued.token(), issued.expiresAt().atZone(ChinaTime.ZONE).toOffsetDateTime());
    }
}
