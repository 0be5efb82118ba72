package org.unisono.app.edge;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/// Serves the interface: its files, and its one page for every path that is a place in it.
@Configuration(proxyBeanMethods = false)
class ServeInterface implements WebMvcConfigurer {

  /// The first parts of paths that are never a place in the interface.
  private static final List<String> NOT_PLACES =
      List.of("api/", "actuator/", "assets/", "p/", "f/", "e/", "l/", "u/", "collect", "t.js");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/*")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(true)
        .addResolver(new OnePage());
  }

  private static final class OnePage extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location)
        throws java.io.IOException {
      var file = super.getResource(path, location);
      if (file != null || NOT_PLACES.stream().anyMatch(path::startsWith) || path.contains(".")) {
        return file;
      }
      var page = new ClassPathResource("/static/index.html");
      return page.exists() ? page : null;
    }
  }
}
