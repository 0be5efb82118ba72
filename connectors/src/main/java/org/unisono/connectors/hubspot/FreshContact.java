package org.unisono.connectors.hubspot;

import java.util.Set;
import java.util.function.Function;
import org.unisono.connectors.http.Json;
import tools.jackson.databind.JsonNode;

/// Whether a contact who was just made may fit a filter tree: values are not weighed, only whether
/// there can be one. What is not understood may.
///
/// @param written properties that come with the contact
/// @param filtersOfList the filter tree of a list; missing where people are put in by hand
record FreshContact(Set<String> written, Function<String, JsonNode> filtersOfList) {
  private static final int DEEPEST = 3;

  /// Given by HubSpot to each new contact.
  private static final Set<String> GIVEN =
      Set.of(
          "createdate",
          "lastmodifieddate",
          "lifecyclestage",
          "hubspot_owner_id",
          "associatedcompanyid");

  /// What nobody has done who was not there a moment ago.
  private static final Set<String> DEEDS =
      Set.of(
          "ADS_SEARCH",
          "ADS_TIME",
          "CAMPAIGN_INFLUENCED",
          "CTA",
          "EMAIL_EVENT",
          "EVENT",
          "FORM_SUBMISSION",
          "FORM_SUBMISSION_ON_PAGE",
          "INTEGRATION_EVENT",
          "PAGE_VIEW",
          "SURVEY_MONKEY",
          "SURVEY_MONKEY_VALUE",
          "WEBINAR");

  static boolean has(String property, Set<String> written) {
    return written.contains(property) || GIVEN.contains(property) || property.startsWith("hs_");
  }

  boolean mayFit(JsonNode branch) {
    return mayFit(branch, 0);
  }

  /// To be taken off a list takes having been on it.
  boolean mayJoin(JsonNode membership) {
    return membership
            .path("filters")
            .valueStream()
            .noneMatch(f -> isNegative(Json.text(f, "operator")))
        && mayFit(membership);
  }

  private boolean mayFit(JsonNode branch, int depth) {
    var filters = branch.path("filters");
    var branches = branch.path("filterBranches");
    return switch (Json.text(branch, "filterBranchType")) {
      case "AND" ->
          filters.valueStream().allMatch(f -> mayHold(f, depth))
              && branches.valueStream().allMatch(b -> mayFit(b, depth));
      case "OR" ->
          filters.valueStream().anyMatch(f -> mayHold(f, depth))
              || branches.valueStream().anyMatch(b -> mayFit(b, depth));
      case "UNIFIED_EVENTS" -> isNegative(Json.text(branch, "operator"));
      default -> true;
    };
  }

  private boolean mayHold(JsonNode filter, int depth) {
    var operator = Json.text(filter, "operator");
    var type = Json.text(filter, "filterType");
    if (DEEDS.contains(type)) {
      return isNegative(operator);
    }
    return switch (type) {
      case "PROPERTY" -> {
        var operation = filter.path("operation");
        yield has(Json.text(filter, "property"), written)
            || operation.path("includeObjectsWithNoValueSet").asBoolean(false)
            || isNegative(Json.text(operation, "operator"));
      }
      case "IN_LIST" -> {
        var filters = filtersOfList.apply(Json.text(filter, "listId"));
        boolean byHand = filters.isMissingNode();
        yield isNegative(operator) || !byHand && (depth >= DEEPEST || mayFit(filters, depth + 1));
      }
      default -> true;
    };
  }

  private static boolean isNegative(String operator) {
    return operator.contains("NOT")
        || operator.contains("NONE")
        || operator.contains("UNKNOWN")
        || operator.contains("NEVER");
  }
}
