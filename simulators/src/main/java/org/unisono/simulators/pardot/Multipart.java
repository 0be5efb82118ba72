package org.unisono.simulators.pardot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.unisono.simulators.Request;

/// A body of several parts, as `multipart/form-data` has it.
record Multipart(List<Part> parts, String body, String length) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
  private static final Pattern NAME = Pattern.compile("[ ;]name=\"?([^\";\r\n]*)\"?");
  private static final Pattern FILE = Pattern.compile("filename=\"?([^\";\r\n]*)\"?");

  /// @param file the name of the file, which is empty for what is none
  record Part(String name, String file, String content) {}

  Multipart {
    parts = List.copyOf(parts);
  }

  static boolean isSent(Request request) {
    return request.header("Content-Type").startsWith("multipart/");
  }

  static Multipart of(Request request) {
    var boundary = BOUNDARY.matcher(request.header("Content-Type"));
    var found = new ArrayList<Part>();
    if (boundary.find()) {
      var mark = Pattern.quote("\r\n--" + boundary.group(1));
      for (var text : ("\r\n" + request.body()).split(mark)) {
        int head = text.indexOf("\r\n\r\n");
        if (head > 0) {
          found.add(part(text.substring(0, head), text.substring(head + 4)));
        }
      }
    }
    return new Multipart(found, request.body(), request.header("Content-Length"));
  }

  private static Part part(String head, String content) {
    var name = NAME.matcher(head);
    var file = FILE.matcher(head);
    return new Part(name.find() ? name.group(1) : "", file.find() ? file.group(1) : "", content);
  }

  /// The part of that name, of which there is one at most.
  Optional<Part> only(String name) {
    var found = parts.stream().filter(p -> p.name().equals(name)).toList();
    if (found.size() > 1) {
      throw PardotRefused.of(400, 163, "Too many files were specified or uploaded");
    }
    return found.stream().findFirst();
  }

  static PardotRefused noFile() {
    return PardotRefused.of(400, 162, "No file was specified or uploaded");
  }

  /// How many bytes the part had. Its text may have lost some where it is no text; the rest of the
  /// body has not, so that the length that the call announced tells.
  long size(Part part) {
    long content = bytes(part.content());
    return length.matches("\\d{1,18}") ? Long.parseLong(length) - bytes(body) + content : content;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
