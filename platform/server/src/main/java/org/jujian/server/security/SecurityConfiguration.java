package org.jujian.server.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jujian.base.problem.Problem;
import org.jujian.tenants.people.Argon2Passwords;
import org.jujian.tenants.people.Passwords;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

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
        "/verify/**"
    };

    @Bean
    Passwords passwords() {
        return new Argon2Passwords();
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
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                failure instanceof LockedException ? "/login?throttled" : "/login?error")))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) ->
                        response.sendRedirect(hadSession(request) ? "/login?expired" : "/login")))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .csrf(Customizer.withDefaults())
                .build();
    }

    private static boolean hadSession(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
