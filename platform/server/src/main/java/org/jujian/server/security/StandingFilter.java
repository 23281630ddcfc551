package org.jujian.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks at every page what the login of the session is worth now. Who was disabled is out, whatever became of the
/// session's row; who came with a one-time password gets no page but the change of the password.
final class StandingFilter extends OncePerRequestFilter {
    static final String PASSWORD_PAGE = "/password";

    private final People people;
    private final RequestMatcher open;

    /// @param open what is for everybody and needs no standing
    StandingFilter(People people, RequestMatcher open) {
        this.people = people;
        this.open = open;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof Person person)) {
            chain.doFilter(request, response);
            return;
        }
        switch (people.standing(person.username())) {
            case ACTIVE -> chain.doFilter(request, response);
            case MUST_CHANGE -> {
                if (request.getServletPath().equals(PASSWORD_PAGE)) {
                    chain.doFilter(request, response);
                } else {
                    response.sendRedirect(PASSWORD_PAGE);
                }
            }
            case ENDED -> {
                new SecurityContextLogoutHandler().logout(request, response, login);
                response.sendRedirect("/login?expired");
            }
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return open.matches(request);
    }
}
