package org.unisono.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a bulk job says of a row that it refused.
class BulkRefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DUPLICATE_VALUE:Already a campaign member.:--; DUPLICATE_VALUE; Already a campaign member.;",
        "STRING_TOO_LONG:Name: data value too large: xyz (max length=2):Name --; STRING_TOO_LONG; Name: data value too large: xyz (max length=2); Name",
        "REQUIRED_FIELD_MISSING:Required fields are missing: [LastName, Company]:LastName Company --; REQUIRED_FIELD_MISSING; Required fields are missing: [LastName, Company]; LastName",
        "UNKNOWN_EXCEPTION; UNKNOWN_EXCEPTION; '';"
      })
  void itsCodeItsWordsAndItsFieldAreTold(String error, String code, String message, String field) {
    var denied = BulkShelf.denied(error);

    assertThat(denied.code()).isEqualTo(code);
    assertThat(denied.text()).isEqualTo(message);
    assertThat(denied.field()).isEqualTo(field);
  }
}
