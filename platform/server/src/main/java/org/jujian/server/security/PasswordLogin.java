package org.jujian.server.security;

import java.util.List;
import org.jujian.tenants.people.Login;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// The form's name and password against the people of the platform. The principal is the `Person`.
record PasswordLogin(People people) implements AuthenticationProvider {
    @Override
    public Authentication authenticate(Authentication given) {
        String address = given.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        return switch (people.login(given.getName(), String.valueOf(given.getCredentials()), address)) {
            case Login.Granted granted -> authenticated(granted.person());
            case Login.MustChange mustChange -> authenticated(mustChange.person());
            case Login.Expired ignored -> throw new CredentialsExpiredException("one-time password has run out");
            case Login.Refused ignored -> throw new BadCredentialsException("wrong name or password");
            case Login.Throttled ignored -> throw new LockedException("too many tries");
        };
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    static Authentication authenticated(Person person) {
        return new UsernamePasswordAuthenticationToken(person, null, List.of());
    }
}
