package org.unisono.app.imports.internal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The likely target of a header, in the words of several systems and languages.
final class Guess {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("email", "email"),
          Map.entry("emailaddress", "email"),
          Map.entry("mail", "email"),
          Map.entry("courriel", "email"),
          Map.entry("sähköposti", "email"),
          Map.entry("indirizzoemail", "email"),
          Map.entry("firstname", "firstName"),
          Map.entry("givenname", "firstName"),
          Map.entry("prénom", "firstName"),
          Map.entry("prenom", "firstName"),
          Map.entry("vorname", "firstName"),
          Map.entry("etunimi", "firstName"),
          Map.entry("nome", "firstName"),
          Map.entry("lastname", "lastName"),
          Map.entry("surname", "lastName"),
          Map.entry("familyname", "lastName"),
          Map.entry("nom", "lastName"),
          Map.entry("nachname", "lastName"),
          Map.entry("sukunimi", "lastName"),
          Map.entry("cognome", "lastName"),
          Map.entry("phone", "phone"),
          Map.entry("telephone", "phone"),
          Map.entry("mobile", "phone"),
          Map.entry("telefon", "phone"),
          Map.entry("puhelin", "phone"),
          Map.entry("telefono", "phone"),
          Map.entry("téléphone", "phone"),
          Map.entry("language", "language"),
          Map.entry("timezone", "timeZone"),
          Map.entry("memberstatus", "status"),
          Map.entry("status", "status"));

  private Guess() {}

  static @Nullable String target(String header) {
    return WORDS.get(header.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-.]", ""));
  }
}
