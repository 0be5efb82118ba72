package org.unisono.app.assets.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.unisono.app.assets.Asset;
import org.unisono.app.assets.Form;
import org.unisono.app.assets.FormField;
import org.unisono.app.assets.Page;
import org.unisono.app.edge.Speech;
import org.unisono.core.Fault;

/// Public pages as HTML that works without scripts, in light and in dark, on small screens, and for
/// screen readers.
public final class PublicHtml {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--bg:#fff;--ink:#1c2024;--line:#6b7280;--act:#1f4fd8;--on:#fff;--bad:#b42318}
      @media(prefers-color-scheme:dark){:root{--bg:#14171a;--ink:#eceef0;--line:#9aa3ad;--act:#8fb0ff;--on:#0b1020;--bad:#ff9b8f}}
      *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
      main{max-width:40rem;margin:0 auto;padding:2rem 1.25rem}h1{line-height:1.2}img{max-width:100%;height:auto}
      label{display:block;margin:1rem 0 .25rem;font-weight:600}a{color:var(--act)}
      input,select,textarea{width:100%;padding:.6rem .7rem;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:.4rem}
      input[type=checkbox]{width:1.2rem;height:1.2rem;margin-right:.5rem;vertical-align:middle}
      button{margin-top:1.25rem;padding:.7rem 1.4rem;font:inherit;font-weight:600;color:var(--on);background:var(--act);border:0;border-radius:.4rem;cursor:pointer}
      :focus-visible{outline:3px solid var(--act);outline-offset:2px}.bad{color:var(--bad);margin:.25rem 0 0}
      """;

  private PublicHtml() {}

  public static String escape(@Nullable String text) {
    return text == null ? "" : HtmlUtils.htmlEscape(text, "UTF-8");
  }

  /// @param body markup, safe already
  public static String document(Speech speech, String title, String body) {
    return """
        <!doctype html>
        <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex"><title>%s</title><style>%s</style></head>
        <body><main><h1>%s</h1>
        %s
        </main></body></html>
        """
        .formatted(speech.language(), escape(title), STYLE, escape(title), body);
  }

  public static String message(Speech speech, String title, String text) {
    return document(speech, title, "<p role=\"status\">" + escape(text) + "</p>");
  }

  /// @param form the page's form with what was typed and what is wrong, or null
  /// @param token carries the person on from a mail's link; null when there is none
  public static String page(
      Speech speech, Asset<Page> page, @Nullable Filled form, @Nullable String token) {
    var content = page.content();
    var body = new StringBuilder();
    if (content.html() != null) {
      body.append(SafeHtml.clean(content.html()));
    }
    for (var block : content.shownBlocks()) {
      body.append(block(block));
    }
    if (form != null) {
      body.append(form(speech, form, page.key(), token));
    }
    if (content.button() != null) {
      body.append(
              "<form method=\"post\" action=\"/p/%s/b/%s\">"
                  .formatted(page.key(), content.button().key()))
          .append(hidden("_t", token))
          .append(
              "<button type=\"submit\">%s</button></form>"
                  .formatted(escape(content.button().label())));
    }
    return document(speech, String.valueOf(content.title()), body.toString());
  }

  private static String block(Page.Block block) {
    return switch (block.type()) {
      case "heading" -> "<h2>" + escape(block.text()) + "</h2>";
      case "list" -> {
        var items = new StringBuilder("<ul>");
        block.text().lines().forEach(l -> items.append("<li>").append(escape(l)).append("</li>"));
        yield items.append("</ul>").toString();
      }
      case String _ -> "<p>" + escape(block.text()).replace("\n", "<br>") + "</p>";
    };
  }

  /// A form as it is to be shown.
  ///
  /// @param values what was typed already
  public record Filled(Asset<Form> form, Map<String, String> values, List<Fault> faults) {}

  public static String form(
      Speech speech, Filled filled, @Nullable String slug, @Nullable String token) {
    var form = filled.form();
    var html =
        new StringBuilder("<form method=\"post\" action=\"/f/%s\">".formatted(form.key()))
            .append(hidden("_page", slug))
            .append(hidden("_t", token));
    for (var fault : filled.faults()) {
      if (form.content().fields().stream().noneMatch(f -> fault.pointer().equals("/" + f.key()))) {
        html.append("<p class=\"bad\" role=\"alert\">%s</p>".formatted(escape(speech.say(fault))));
      }
    }
    form.content().fields().forEach(field -> html.append(FieldHtml.of(speech, field, filled)));
    var label = form.content().submitLabel();
    return html.append(
            "<button type=\"submit\">%s</button></form>"
                .formatted(escape(label == null ? speech.say("public.send") : label)))
        .toString();
  }

  private static String hidden(String name, @Nullable String value) {
    return value == null
        ? ""
        : "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escape(value));
  }

  static boolean isWrong(FormField field, Fault fault) {
    return fault.pointer().equals("/" + field.key());
  }
}
