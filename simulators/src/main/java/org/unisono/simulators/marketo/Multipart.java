package org.unisono.simulators.marketo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unisono.simulators.Request;

/// A form with a file in it.
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final String LINE = "\r\n";

  private Multipart() {}

  static boolean isOne(Request request) {
    return request.header("Content-Type").startsWith("multipart/");
  }

  /// The contents by name; refuses what is no such form.
  static Map<String, String> parts(Request request) {
    if (!isOne(request)) {
      throw new MarketoRefused("612", "Invalid Content Type");
    }
    var boundary = BOUNDARY.matcher(request.header("Content-Type"));
    if (!boundary.find()) {
      throw new MarketoRefused("613", "Invalid Multipart Request");
    }
    var mark = LINE + "--" + boundary.group(1);
    var parts = new LinkedHashMap<String, String>();
    for (var part : (LINE + request.body()).split(Pattern.quote(mark), -1)) {
      int head = part.indexOf(LINE + LINE);
      Matcher name = NAME.matcher(head < 0 ? "" : part.substring(0, head));
      if (name.find()) {
        parts.put(name.group(1), part.substring(head + 2 * LINE.length()));
      }
    }
    if (!parts.containsKey("file")) {
      throw new MarketoRefused("613", "Invalid Multipart Request");
    }
    return parts;
  }
}
