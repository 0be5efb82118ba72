package org.unisono.app.assets.internal;

import java.util.ArrayList;
import java.util.List;
import org.unisono.app.assets.CompiledTemplate;
import org.unisono.app.assets.MergeText;
import org.unisono.app.assets.Template;
import org.unisono.core.Fault;
import org.unisono.core.Refused;

/// Makes what goes out of a template: MJML to HTML, unsafe markup left out, a text part.
public final class MailBody {

  private MailBody() {}

  /// What is wrong with the body and the merge tags.
  public static List<Fault> faults(Template template) {
    List<Fault> faults = new ArrayList<>();
    try {
      var compiled = compile(template);
      tags("/subject", compiled.subject(), faults);
      tags(template.mjml() == null ? "/html" : "/mjml", compiled.html(), faults);
      tags("/text", compiled.plain(), faults);
    } catch (Refused e) {
      faults.addAll(e.faults());
    }
    return faults;
  }

  private static void tags(String pointer, String text, List<Fault> faults) {
    try {
      MergeText.parse(text);
    } catch (Refused e) {
      e.faults().forEach(f -> faults.add(new Fault(pointer, f.code(), f.message(), f.params())));
    }
  }

  public static CompiledTemplate compile(Template template) {
    var html =
        template.mjml() == null
            ? SafeHtml.clean(java.util.Objects.requireNonNull(template.html()))
            : MjmlBody.html(template.mjml());
    var plain = template.text() == null ? PlainText.of(html) : template.text();
    return new CompiledTemplate(java.util.Objects.requireNonNull(template.subject()), html, plain);
  }
}
