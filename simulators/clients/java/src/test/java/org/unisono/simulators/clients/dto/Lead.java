package org.unisono.simulators.clients.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.camel.component.salesforce.api.dto.AbstractSObjectBase;

/// As Camel's generator would write it, with three fields.
@JsonInclude(JsonInclude.Include.NON_NULL)
public class Lead extends AbstractSObjectBase {

  @JsonProperty("LastName")
  private String lastName;

  @JsonProperty("Company")
  private String company;

  @JsonProperty("Email")
  private String email;

  public Lead() {
    getAttributes().setType("Lead");
  }

  public String lastName() {
    return lastName;
  }

  public Lead lastName(String value) {
    lastName = value;
    return this;
  }

  public String company() {
    return company;
  }

  public Lead company(String value) {
    company = value;
    return this;
  }

  public String email() {
    return email;
  }

  public Lead email(String value) {
    email = value;
    return this;
  }
}
