package org.jujian.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.tenants.account.Accounts;
import org.jujian.tenants.people.Argon2Passwords;
import org.jujian.tenants.people.Passwords;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Programs come with a token and keep no session; people log in by form, and their pages are guarded against forged
/// requests. Everything but the login, health, styles and public checks wants somebody who is known. Controllers get
/// the
/// `Person` by `@AuthenticationPrincipal`.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /// Nothing inline, nothing from elsewhere.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] OPEN = {
        "/login",
        "/error",
        "/actuator/health",
        "/actuator/health/**",
        "/css/**",
        "/js/**",
        "/vendor/**",
        "/favicon.ico",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/verify/**",
        "/public/**",
        // with a secret of its own in the address
        "/calendar/*.ics"
    };

    @Bean
    Passwords passwords() {
        return new Argon2Passwords();
    }

    @Bean
    Accounts accounts(
            Database database, Passwords passwords, People people, Tokens tokens, Clock clock, Sessions sessions) {
        return new Accounts(database, passwords, people, tokens, clock, sessions::end);
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Tokens tokens) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/tokens")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, failure) -> ProblemBody.write(
                                        response,
                                        new Problem(
                                                "UNAUTHENTICATED", 401, "没有登录或令牌已过期。怎么办：用 POST /api/v1/tokens 取新令牌。")))
                        .accessDeniedHandler((request, response, failure) ->
                                ProblemBody.write(response, new Problem("FORBIDDEN", 403, "您的角色不能做这件事。"))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pagesChain(HttpSecurity http, People people) throws Exception {
        return http.authenticationProvider(new PasswordLogin(people))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/")
                        .failureHandler((request, response, failure) -> response.sendRedirect(refusedTo(failure))))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) ->
                        response.sendRedirect(hadSession(request) ? "/login?expired" : "/login")))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .csrf(Customizer.withDefaults())
                .addFilterBefore(new StandingFilter(people, open()), AuthorizationFilter.class)
                .build();
    }

    private static RequestMatcher open() {
        return new OrRequestMatcher(Arrays.stream(OPEN)
                .map(PathPatternRequestMatcher.withDefaults()::matcher)
                .map(RequestMatcher.class::cast)
                .toList());
    }

    private static String refusedTo(AuthenticationException failure) {
        if (failure instanceof LockedException) {
            return "/login?throttled";
        }
        return failure instanceof CredentialsExpiredException ? "/login?onetime" : "/login?error";
    }

    private static boolean hadSession(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
