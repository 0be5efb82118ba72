package org.unisono.connectors.sugar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unisono.connector.Account;
import org.unisono.connector.RemoteField;
import org.unisono.connector.RemoteField.Type;
import org.unisono.connector.RemoteField.Use;
import org.unisono.connector.RemoteRecord;
import org.unisono.connector.RemoteRecord.Link;
import org.unisono.connector.RemoteRef;
import org.unisono.connector.Trouble;
import org.unisono.connectors.http.Json;
import org.unisono.connectors.http.Snag.Stuck;
import org.unisono.connectors.sugar.Site.FieldShape;
import org.unisono.core.merge.Image;
import org.unisono.core.merge.Image.Unknown;
import org.unisono.core.merge.Image.Why;
import tools.jackson.databind.JsonNode;

/// From their rows to records, and what fields there are.
final class CrmRows {

  /// Travels as consent only.
  private static final Set<String> CONSENT =
      Set.of("email_opt_out", "invalid_email", "do_not_call", "confirm_opt_in", "lawful_basis");

  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "deleted",
          "created_by",
          "modified_user_id",
          "date_entered",
          "date_modified",
          "campaign_id",
          "converted",
          "contact_id",
          "lead_id",
          "account_id",
          "sync_key",
          "tracker_key",
          "tracker_count");

  private static final String WON = "won";
  private static final String CLOSED = "closed";

  private final Site site;
  private final Account account;
  private final Map<CrmModule, List<RemoteField>> fields = new EnumMap<>(CrmModule.class);

  CrmRows(Site site, Account account) {
    this.site = site;
    this.account = account;
  }

  Site site() {
    return site;
  }

  List<RemoteField> fields(CrmModule module) {
    if (!fields.containsKey(module)) {
      var found = site.fields(module.module()).stream().map(f -> field(module, f)).toList();
      fields.put(
          module,
          module == CrmModule.DEALS
              ? Stream.concat(found.stream(), Stream.of(flag(WON), flag(CLOSED))).toList()
              : found);
    }
    return Objects.requireNonNull(fields.get(module));
  }

  private static RemoteField flag(String name) {
    var kind = CrmModule.DEALS.kind();
    return new RemoteField(kind, name, name, Type.FLAG, Use.READ_ONLY, 0, List.of(), name);
  }

  private RemoteField field(CrmModule module, FieldShape shape) {
    var use = READ_ONLY.contains(shape.name()) ? Use.READ_ONLY : Use.WRITABLE;
    var concept = module.concept(shape.name());
    return new RemoteField(
        module.kind(),
        shape.name(),
        shape.name(),
        type(shape.type()),
        CONSENT.contains(shape.name()) ? Use.CONSENT : use,
        shape.length(),
        options(shape),
        concept.isEmpty() ? null : concept,
        shape.options());
  }

  /// The values that were set up there, or else those that the account's form names.
  private List<String> options(FieldShape shape) {
    var setting =
        switch (shape.name()) {
          case "status" -> "statusValues";
          case "campaign_type" -> "typeValues";
          default -> "";
        };
    var named = account.list(setting).stream();
    return Stream.concat(shape.options().keySet().stream(), named).distinct().toList();
  }

  private static Type type(String type) {
    return switch (type) {
      case "currency", "int", "float", "decimal", "double" -> Type.NUMBER;
      case "bool" -> Type.FLAG;
      case "date" -> Type.DATE;
      case "datetime", "datetimecombo" -> Type.MOMENT;
      case "enum", "multienum", "radioenum" -> Type.CHOICE;
      case "id", "relate", "assigned_user_name" -> Type.REFERENCE;
      default -> Type.TEXT;
    };
  }

  /// The fields to ask for: ours, those of the setting `fields.<module>`, as far as they are there.
  List<String> asked(CrmModule module) {
    var there = fields(module).stream().map(RemoteField::name).toList();
    var more = module.kind() == CrmModule.CAMPAIGNS.kind() ? "" : CrmModule.OPT_OUT;
    return Stream.concat(
            wanted(module).stream(),
            Stream.of(CrmModule.MODIFIED, more, "converted", "sync_key", "deleted"))
        .filter(there::contains)
        .distinct()
        .toList();
  }

  private List<String> wanted(CrmModule module) {
    var more =
        account.list("fields." + module.module()).stream()
            .filter(name -> name.matches("[a-z][a-z0-9_]*"));
    return Stream.of(module.wanted().stream(), account.fields(module.kind()).stream(), more)
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /// A field that did not come is one that the account may not see, or that is gone.
  RemoteRecord record(CrmModule module, JsonNode row, @Nullable String marker) {
    var images = new LinkedHashMap<String, Image>();
    for (var name : wanted(module)) {
      images.put(name, row.has(name) ? Json.image(row.path(name)) : new Unknown(Why.UNREADABLE));
    }
    var links = new LinkedHashMap<Link, RemoteRef>();
    if (module == CrmModule.DEALS) {
      var stage = Json.text(row, "sales_stage");
      images.put(WON, Image.of(String.valueOf(stage.equals("Closed Won"))));
      images.put(CLOSED, Image.of(String.valueOf(stage.startsWith("Closed"))));
      var campaign = Json.text(row, "campaign_id");
      if (!campaign.isEmpty()) {
        links.put(Link.CAMPAIGN, CrmModule.CAMPAIGNS.ref(campaign));
      }
    }
    var kept = marker == null ? Json.text(row, "sync_key") : marker;
    return new RemoteRecord(
        module.ref(Json.text(row, "id")), images, links, kept.isEmpty() ? null : kept, stamp(row));
  }

  static Instant stamp(JsonNode row) {
    return moment(Json.text(row, CrmModule.MODIFIED));
  }

  static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw new Stuck(new Trouble.NotTheVendor(200));
    }
  }

  /// True as either product says it.
  static boolean isTrue(JsonNode row, String field) {
    var text = Json.text(row, field);
    return text.equals("1") || text.equals("true");
  }
}
