package org.unisono.simulators.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.unisono.simulators.Request;

/// The contents of a form with files in it: by the name of the field, and of files by their own.
record FileParts(Map<String, String> fields, Map<String, String> files) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
  private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("(?i)filename=\"([^\"]*)\"");
  private static final String LINE = "\r\n";

  /// Refuses what is no such form.
  static FileParts of(Request request) {
    var boundary = BOUNDARY.matcher(request.header("Content-Type"));
    if (!request.header("Content-Type").startsWith("multipart/") || !boundary.find()) {
      throw new HubSpotRefused(415, "VALIDATION_ERROR", "multipart/form-data is required");
    }
    var fields = new LinkedHashMap<String, String>();
    var files = new LinkedHashMap<String, String>();
    var mark = LINE + "--" + boundary.group(1);
    for (var part : (LINE + request.body()).split(Pattern.quote(mark), -1)) {
      int end = part.indexOf(LINE + LINE);
      var head = end < 0 ? "" : part.substring(0, end);
      var name = NAME.matcher(head);
      var file = FILE.matcher(head);
      if (file.find()) {
        files.put(file.group(1), part.substring(end + 2 * LINE.length()));
      } else if (name.find()) {
        fields.put(name.group(1), part.substring(end + 2 * LINE.length()));
      }
    }
    return new FileParts(fields, files);
  }
}
