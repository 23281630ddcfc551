package org.jujian.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jujian.tenants.people.Passwords;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Tokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Programs come with a token and keep no session; people log in by form, and their pages are guarded against forged
/// requests. Everything but the login, health and public checks wants somebody who is known.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    Passwords passwords() {
        var argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        return new Passwords() {
            @Override
            public String encode(String password) {
                return java.util.Objects.requireNonNull(argon2.encode(password));
            }

            @Override
            public boolean matches(String password, String encoded) {
                return argon2.matches(password, encoded);
            }
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain programsChain(HttpSecurity http, Tokens tokens) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/tokens")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, failure) -> {
                    response.setStatus(401);
                    response.setContentType("application/problem+json");
                    response.getOutputStream().write("""
                                    {"status":401,"code":"UNAUTHENTICATED","detail":"请先登录：带上有效的令牌。"}""".getBytes(StandardCharsets.UTF_8));
                }))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pagesChain(HttpSecurity http, People people) throws Exception {
        return http.authenticationProvider(new ByPassword(people))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login",
                                "/actuator/health/**",
                                "/actuator/health",
                                "/css/**",
                                "/js/**",
                                "/vendor/**",
                                "/error",
                                "/v3/api-docs/**",
                                "/verify/**",
                                "/favicon.ico")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .build();
    }

    private record ByPassword(People people) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication given) {
            Person person = people.authenticate(given.getName(), String.valueOf(given.getCredentials()))
                    .orElseThrow(() -> new BadCredentialsException("wrong name or password"));
            return new UsernamePasswordAuthenticationToken(person, null, List.of());
        }

        @Override
        public boolean supports(Class<?> kind) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
        }
    }

    private static final class BearerFilter extends OncePerRequestFilter {
        private static final String BEARER = "Bearer ";
        private final Tokens tokens;

        BearerFilter(Tokens tokens) {
            this.tokens = tokens;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String header = request.getHeader("Authorization");
            if (header != null && header.startsWith(BEARER)) {
                tokens.find(header.substring(BEARER.length()))
                        .ifPresent(person -> SecurityContextHolder.getContext()
                                .setAuthentication(new UsernamePasswordAuthenticationToken(person, null, List.of())));
            }
            chain.doFilter(request, response);
        }
    }
}
