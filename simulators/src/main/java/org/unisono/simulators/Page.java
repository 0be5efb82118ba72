package org.unisono.simulators;

import java.time.temporal.ChronoUnit;
import java.util.List;

/// A plain page for people: headings, tables, small forms, no script.
public final class Page {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1c2430;background:#f6f7f9}
      header{background:#1c2430;color:#fff;padding:.8rem 1.5rem}header b{font-size:1.15rem}
      main{max-width:80rem;margin:1rem auto;padding:0 1.5rem}
      section{background:#fff;border:1px solid #dde1e7;border-radius:.5rem;padding:1rem;
      margin-bottom:1rem;overflow-x:auto}h2{font-size:1.05rem;margin:0 0 .6rem}
      table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;
      border-bottom:1px solid #eceff3;vertical-align:top}th{color:#4a5567;font-weight:600}
      input,select,button{font:inherit;padding:.2rem .45rem}input{width:9rem}form{display:inline-flex;gap:.35rem;
      flex-wrap:wrap}code{font-size:.85em}.n{font-size:1.5rem;font-weight:600}
      .counts{display:flex;gap:2rem}
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  public Page(String title) {
    this.title = title;
  }

  public Page section(String heading, String html) {
    body.append("<section><h2>").append(escape(heading)).append("</h2>").append(html);
    body.append("</section>\n");
    return this;
  }

  /// Cells are HTML: escape what comes from data.
  public static String table(List<String> heads, List<List<String>> rows) {
    var html = new StringBuilder("<table><thead><tr>");
    heads.forEach(h -> html.append("<th scope=\"col\">").append(escape(h)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (var row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>").toString();
  }

  /// A form that posts to the page; the fields are HTML.
  public static String form(String action, String fields, String button) {
    return "<form method=\"post\" action=\"%s\">%s<button>%s</button></form>"
        .formatted(escape(action), fields, escape(button));
  }

  public static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
        .formatted(escape(name), escape(value));
  }

  public static String input(String label, String name, String value) {
    return "<input aria-label=\"%s\" name=\"%s\" value=\"%s\">"
        .formatted(escape(label), escape(name), escape(value));
  }

  public static String choice(String label, String name, List<String> options, String chosen) {
    var html = new StringBuilder();
    html.append("<select aria-label=\"%s\" name=\"%s\">".formatted(escape(label), escape(name)));
    for (var option : options) {
      var mark = option.equals(chosen) ? " selected" : "";
      html.append("<option%s>%s</option>".formatted(mark, escape(option)));
    }
    return html.append("</select>").toString();
  }

  public Page journal(Journal journal, Faults faults) {
    section(
        "Counters",
        """
        <div class="counts"><div><div class="n" id="api-calls">%d</div>API calls</div>
        <div><div class="n" id="writes">%d</div>writes</div>
        <div><div class="n" id="mails-sent">%d</div>mails sent</div></div>
        <p>Faults: <code>%s</code></p>"""
            .formatted(
                journal.apiCalls(),
                journal.writes(),
                journal.mailsSent(),
                escape(Json.write(faults.toJson()))));
    var rows =
        journal.calls().stream()
            .limit(50)
            .map(
                c ->
                    List.of(
                        c.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                        escape(c.method()),
                        "<code>" + escape(c.target()) + "</code>",
                        String.valueOf(c.status())))
            .toList();
    return section("Latest requests", table(List.of("When", "Method", "Path", "Answer"), rows));
  }

  public Reply reply() {
    var html =
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title>
        <style>%s</style></head><body><header><b>%s</b></header><main>%s</main></body></html>"""
            .formatted(escape(title), STYLE, escape(title), body);
    return Reply.html(200, html);
  }

  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
