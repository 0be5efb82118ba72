package org.unisono.connectors.activecampaign;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Budget.Lane;
import org.unisono.connector.RecordKind;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Blank;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// Deals, from the vendor's JSON to records. They are read, never written. Of a pipeline that the
/// key's user may not see, a deal shows its title only: such a one is no record.
final class Deals {
  static final String ALL = "/deals?orders%5Bcdate%5D=ASC";
  private static final Image UNREADABLE = new Unknown(Why.UNREADABLE);
  private static final Image TRUE = Image.of("true");
  private static final Image FALSE = Image.of("false");

  private final ActiveCampaignApi api;
  private @Nullable Map<String, String> stages;
  private @Nullable Map<String, String> pipelines;

  Deals(ActiveCampaignApi api) {
    this.api = api;
  }

  static List<RemoteField> fields() {
    return List.of(
        field("title", Type.TEXT, "name"),
        field("amount", Type.NUMBER, "amount"),
        field("currency", Type.TEXT, "currency"),
        field("stage", Type.TEXT, "stage"),
        field("pipeline", Type.TEXT, null),
        field("won", Type.FLAG, "won"),
        field("closed", Type.FLAG, "closed"));
  }

  private static RemoteField field(String name, Type type, @Nullable String concept) {
    return new RemoteField(RecordKind.DEAL, name, name, type, Use.READ_ONLY, 0, List.of(), concept);
  }

  List<RemoteRecord> records(JsonNode page) {
    var records = new ArrayList<RemoteRecord>();
    for (var deal : page.path("deals")) {
      record(deal).ifPresent(records::add);
    }
    return records;
  }

  private Optional<RemoteRecord> record(JsonNode deal) {
    var disabled = Json.text(deal, "isDisabled");
    if (disabled.equals("1") || disabled.equals("true")) {
      return Optional.empty();
    }
    var currency = currency(Json.text(deal, "currency"));
    var images = new LinkedHashMap<String, Image>();
    images.put("title", deal.has("title") ? Json.image(deal.path("title")) : UNREADABLE);
    images.put("amount", currency.map(c -> amount(deal, c)).orElse(UNREADABLE));
    images.put("currency", currency.map(c -> Image.of(c.getCurrencyCode())).orElse(UNREADABLE));
    images.put("stage", named(stages(), Json.text(deal, "stage")));
    images.put("pipeline", named(pipelines(), Json.text(deal, "group")));
    images.putAll(standing(Json.text(deal, "status")));
    var contact = Json.text(deal, "contact");
    return Optional.of(
        new RemoteRecord(
            new RemoteRef(RecordKind.DEAL, Json.text(deal, "id")),
            images,
            contact.isEmpty() || contact.equals("0")
                ? Map.of()
                : Map.of(Link.PERSON, new RemoteRef(RecordKind.CONTACT, contact)),
            null,
            changed(deal)));
  }

  /// Printed in lower case there, such as `chf`.
  private static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /// The value is a whole number of the smallest unit: 45678 is 456.78 USD, and 45678 JPY, whose
  /// unit has no parts (ISO 4217). The vendor's documents speak of cents, and of dollars only.
  private static Image amount(JsonNode deal, Currency currency) {
    var value = Json.text(deal, "value");
    if (value.isEmpty()) {
      return deal.has("value") ? new Blank() : UNREADABLE;
    }
    if (!value.matches("-?\\d{1,18}")) {
      return UNREADABLE;
    }
    int decimals = Math.max(0, currency.getDefaultFractionDigits());
    return Image.of(new BigDecimal(value).movePointLeft(decimals).toPlainString());
  }

  /// 0 open, 1 won, 2 lost. Of any other nothing is concluded.
  private static Map<String, Image> standing(String status) {
    return switch (status) {
      case "0" -> Map.of("won", FALSE, "closed", FALSE);
      case "1" -> Map.of("won", TRUE, "closed", TRUE);
      case "2" -> Map.of("won", FALSE, "closed", TRUE);
      default -> Map.of("won", UNREADABLE, "closed", UNREADABLE);
    };
  }

  private static Image named(Map<String, String> names, String id) {
    return Image.of(names.getOrDefault(id, id));
  }

  /// `2026-12-01T10:00:00-06:00`, with the account's offset.
  static @Nullable Instant changed(JsonNode deal) {
    var text = Json.text(deal, "mdate");
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw new Stuck(new Trouble.NotTheVendor(200));
    }
  }

  /// A mark of how stages and pipelines are called: a new name moves no deal's stamp.
  String names() {
    return Integer.toHexString(stages().hashCode() * 31 + pipelines().hashCode());
  }

  /// The titles of all stages by id, read once.
  private Map<String, String> stages() {
    var known = stages;
    if (known == null) {
      known = titles("/dealStages", "dealStages");
      stages = known;
    }
    return known;
  }

  private Map<String, String> pipelines() {
    var known = pipelines;
    if (known == null) {
      known = titles("/dealGroups", "dealGroups");
      pipelines = known;
    }
    return known;
  }

  private Map<String, String> titles(String path, String plural) {
    var titles = new LinkedHashMap<String, String>();
    for (var row : api.all(path, plural, Lane.ORDINARY)) {
      titles.put(Json.text(row, "id"), Json.text(row, "title"));
    }
    return titles;
  }
}
