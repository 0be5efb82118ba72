package org.unisono.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A made-up file of people, with the few faults that real files have.
public final class DemoPeople {

  private static final List<String> FIRST =
      List.of(
          "Aino", "Matti", "Giulia", "Marco", "Claire", "Luc", "Hanna", "Jonas", "Emma", "Oliver",
          "Sanna", "Paolo");
  private static final List<String> LAST =
      List.of(
          "Korhonen",
          "Virtanen",
          "Rossi",
          "Bianchi",
          "Dubois",
          "Moreau",
          "Schmidt",
          "Weber",
          "Smith",
          "Clarke",
          "Niemi",
          "Ferrari",
          "Laurent",
          "Fischer",
          "Taylor");
  private static final List<String> LANGUAGES =
      List.of("fi", "fi", "it", "it", "fr", "fr", "de", "de", "en", "en", "fi", "it");

  private DemoPeople() {}

  /// @return the file: 180 good rows, one of them twice in other letter case, and two faults
  public static Path write(Path folder) throws IOException {
    var csv = new StringBuilder("E-mail,First name,Last name,Language\n");
    for (int f = 0; f < FIRST.size(); f++) {
      for (var last : LAST) {
        var address = (FIRST.get(f) + "." + last).toLowerCase(Locale.ROOT) + "@example.com";
        csv.append(address)
            .append(',')
            .append(FIRST.get(f))
            .append(',')
            .append(last)
            .append(',')
            .append(LANGUAGES.get(f))
            .append('\n');
      }
    }
    csv.append("AINO.KORHONEN@Example.com,Aino,Korhonen,fi\n");
    csv.append("not an address,Nobody,Known,en\n");
    csv.append(",Without,Address,en\n");
    var file = folder.resolve("demo-people.csv");
    Files.writeString(file, csv);
    return file;
  }
}
