package org.unisono.simulators.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.dto.CreateSObjectResult;
import org.apache.camel.component.salesforce.api.dto.GlobalObjects;
import org.apache.camel.component.salesforce.api.dto.SObject;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.clients.dto.Lead;
import org.unisono.simulators.clients.dto.QueryRecordsLead;

/// `camel-salesforce`: it ends with a call that revokes its token.
class CamelSalesforceTest {

  private static final Ready SALESFORCE = Ready.of("SALESFORCE");

  private DefaultCamelContext context;
  private ProducerTemplate salesforce;

  @BeforeEach
  void start() throws Exception {
    var component = new SalesforceComponent();
    component.setLoginUrl(SALESFORCE.get("baseUrl"));
    component.setAuthenticationType(AuthenticationType.USERNAME_PASSWORD);
    component.setUserName(SALESFORCE.get("username"));
    component.setPassword(SALESFORCE.get("password"));
    component.setClientId(SALESFORCE.get("clientId"));
    component.setClientSecret(SALESFORCE.get("clientSecret"));
    component.setPackages(Lead.class.getPackageName());
    context = new DefaultCamelContext();
    context.addComponent("salesforce", component);
    context.start();
    salesforce = context.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private String make(Lead lead) {
    var made =
        salesforce.requestBody("salesforce:createSObject", lead, CreateSObjectResult.class);
    assertThat(made.getSuccess()).isTrue();
    return made.getId();
  }

  private static String mark() {
    return "C" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void aRecordIsMadeReadChangedAndDeleted() {
    var id = make(new Lead().lastName("Made").company("Kone"));

    var changed = new Lead().lastName("Changed");
    changed.setId(id);
    salesforce.requestBody("salesforce:updateSObject?sObjectName=Lead", changed);
    var read =
        salesforce.requestBody(
            "salesforce:getSObject?sObjectName=Lead&sObjectFields=LastName,Company",
            id,
            Lead.class);
    salesforce.requestBody("salesforce:deleteSObject?sObjectName=Lead", id);

    assertThat(read.lastName()).isEqualTo("Changed");
    assertThat(read.company()).isEqualTo("Kone");
    assertThatThrownBy(
            () ->
                salesforce.requestBody(
                    "salesforce:getSObject?sObjectName=Lead&sObjectFields=LastName",
                    id,
                    Lead.class))
        .isInstanceOf(CamelExecutionException.class);
  }

  @Test
  void aQueryComesAsRecords() {
    var mark = mark();
    make(new Lead().lastName(mark).company("Kone").email(mark + "@example.com"));

    var found =
        salesforce.requestBody(
            "salesforce:query?sObjectQuery=RAW(SELECT Id, LastName, Email FROM Lead WHERE LastName ="
                + " '"
                + mark
                + "')&sObjectClass="
                + QueryRecordsLead.class.getName(),
            null,
            QueryRecordsLead.class);

    assertThat(found.getTotalSize()).isEqualTo(1);
    assertThat(found.getRecords()).singleElement().extracting(Lead::lastName).isEqualTo(mark);
  }

  @Test
  void theAccountSaysWhatItHas() {
    var objects =
        salesforce.requestBody("salesforce:getGlobalObjects", null, GlobalObjects.class);

    assertThat(objects.getSobjects())
        .extracting(SObject::getName)
        .contains("Campaign", "CampaignMember", "Lead");
  }

  @Test
  void severalRecordsGoInOneCall() {
    var mark = mark();
    var results =
        salesforce.requestBody(
            "salesforce:compositeCreateSObjectCollections",
            List.of(
                new Lead().lastName(mark).company("Kone"), new Lead().lastName(mark).company("Ab")),
            List.class);

    assertThat(results).hasSize(2);
  }

  @Test
  void aMistakeIsAnsweredWithTheVendorsCode() {
    assertThatThrownBy(
            () -> salesforce.requestBody("salesforce:createSObject", new Lead().company("Kone")))
        .rootCause()
        .hasMessageContaining("REQUIRED_FIELD_MISSING");
    assertThat(Map.of("still", make(new Lead().lastName("After").company("Kone")))).isNotEmpty();
  }
}
