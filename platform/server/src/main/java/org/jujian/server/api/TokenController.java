package org.jujian.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.tenants.people.Login;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Tokens;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A token for a name and a password.
@RestController
class TokenController {
    private final People people;
    private final Tokens tokens;

    TokenController(People people, Tokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    record Issued(String token, OffsetDateTime expiresAt) {}

    @PostMapping("/api/v1/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody Credentials given, HttpServletRequest request) {
        if (given.username() == null || given.password() == null) {
            throw new Problem("BAD_REQUEST", 400, "请求：缺少 username 或 password。怎么办：两项都填。");
        }
        Person person = switch (people.login(given.username(), given.password(), request.getRemoteAddr())) {
            case Login.Granted granted -> granted.person();
            case Login.MustChange ignored ->
                throw new Problem("PASSWORD_CHANGE_REQUIRED", 403, "一次性密码只能用来改密码。怎么办：先在网页上登录、改成自己的密码，再取令牌。");
            case Login.Expired ignored ->
                throw new Problem("ONE_TIME_PASSWORD_EXPIRED", 401, "一次性密码已过 7 天。怎么办：请给您密码的人再重置一次。");
            case Login.Refused ignored -> throw new Problem("WRONG_PASSWORD", 401, "用户名或密码不对。");
            case Login.Throttled ignored -> throw new Problem("TOO_MANY_TRIES", 429, "试的次数太多。怎么办：15 分钟后再登录。");
        };
        Tokens.Issued issued = tokens.issue(person);
        return new Issued(issued.token(), ChinaTime.offset(issued.expiresAt()));
    }
}
