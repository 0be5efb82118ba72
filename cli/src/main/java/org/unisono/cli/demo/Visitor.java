package org.unisono.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser: follows links, keeps cookies, fills in the forms that it is shown.
public final class Visitor {

  private static final Pattern FORM =
      Pattern.compile("<form[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

  private final URI home;
  private final HttpClient http;

  public Visitor(String url) {
    home = URI.create(url);
    http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /// @return what the browser shows
  String open(String address) {
    return send(HttpRequest.newBuilder(home.resolve(address)).GET());
  }

  /// Fills in the first form of a page and sends it.
  String submit(String page, Map<String, String> typed) {
    Matcher form = FORM.matcher(page);
    if (!form.find()) {
      throw new StoryBroken("the page shows no form");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (var hidden = HIDDEN.matcher(form.group(2)); hidden.find(); ) {
      values.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
    }
    values.putAll(typed);
    return post(String.valueOf(form.group(1)), values);
  }

  /// Presses a button of the site, with what its form holds.
  String press(String path, Map<String, String> values) {
    return post(path, values);
  }

  private String post(String path, Map<String, String> values) {
    var body =
        values.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String send(HttpRequest.Builder request) {
    try {
      var answer =
          http.send(
              request.header("User-Agent", BROWSER).header("Accept", "text/html").build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new StoryBroken(answer.uri().getPath() + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
