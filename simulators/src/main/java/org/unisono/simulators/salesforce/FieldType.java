package org.unisono.simulators.salesforce;

import java.util.Locale;

/// The field types in use, as `describe` names them.
enum FieldType {
  ID,
  STRING,
  TEXTAREA,
  EMAIL,
  PHONE,
  PICKLIST,
  REFERENCE,
  BOOLEAN,
  INT,
  DOUBLE,
  CURRENCY,
  PERCENT,
  DATE,
  DATETIME;

  String described() {
    return name().toLowerCase(Locale.ROOT);
  }

  String soapType() {
    return switch (this) {
      case ID, REFERENCE -> "tns:ID";
      case STRING, TEXTAREA, EMAIL, PHONE, PICKLIST -> "xsd:string";
      case BOOLEAN -> "xsd:boolean";
      case INT -> "xsd:int";
      case DOUBLE, CURRENCY, PERCENT -> "xsd:double";
      case DATE -> "xsd:date";
      case DATETIME -> "xsd:dateTime";
    };
  }

  boolean isNumber() {
    return this == INT || this == DOUBLE || this == CURRENCY || this == PERCENT;
  }

  boolean isId() {
    return this == ID || this == REFERENCE;
  }
}
