package org.unisono.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Headers, CSRF and who is asking. What a caller may do is decided by [CheckPermission].
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
          + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  private final CheckPermission checkPermission;

  SecurityConfiguration(CheckPermission checkPermission) {
    this.checkPermission = checkPermission;
  }

  /// A bearer token is sent by nobody's browser on its own and there is no session: who is asking
  /// is all there is to find out.
  @Bean
  @Order(1)
  SecurityFilterChain bearers(HttpSecurity http, IdentifyCaller identify, ReplayByKey replay) {
    return http.securityMatcher(r -> r.getHeader("Authorization") != null)
        .csrf(c -> c.disable())
        .logout(l -> l.disable())
        .anonymous(a -> a.disable())
        .servletApi(s -> s.disable())
        .requestCache(c -> c.disable())
        .securityContext(c -> c.disable())
        .sessionManagement(s -> s.disable())
        .exceptionHandling(e -> e.disable())
        .headers(SecurityConfiguration::headers)
        .addFilterAfter(identify, HeaderWriterFilter.class)
        .addFilterAfter(replay, IdentifyCaller.class)
        .build();
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http, IdentifyCaller identify, ReplayByKey replay, RefuseForgery forgery) {
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(a -> a.anyRequest().permitAll())
        .csrf(c -> c.spa().ignoringRequestMatchers(SecurityConfiguration::needsNoToken))
        .exceptionHandling(e -> e.accessDeniedHandler(forgery))
        .logout(l -> l.disable())
        .requestCache(c -> c.disable())
        .headers(SecurityConfiguration::headers)
        .addFilterAfter(identify, CsrfFilter.class)
        .addFilterAfter(replay, IdentifyCaller.class)
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(c -> c.policyDirectives(CONTENT_POLICY))
        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  /// Public forms have no session to abuse.
  private static boolean needsNoToken(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Bean
  PasswordEncoder passwords() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(checkPermission);
  }
}
