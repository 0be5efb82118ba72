package org.unisono.simulators.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisono.simulators.Api;
import org.unisono.simulators.Json;
import tools.jackson.databind.JsonNode;

class FetchCallsTest extends DynamicsCase {
  private static final Map<String, String> ANNOTATED =
      Map.of("Prefer", "odata.include-annotations=\"*\"");

  private Api.Answer fetch(String set, String xml) {
    return api.get(ROOT + set + "?fetchXml=" + Api.escape(xml), ANNOTATED);
  }

  private static List<String> texts(JsonNode rows, String name) {
    var texts = new ArrayList<String>();
    rows.forEach(row -> texts.add(Json.text(row, name)));
    return texts;
  }

  private List<String> names(String inner) {
    var xml =
        "<fetch><entity name='campaign'><attribute name='name'/>%s<order attribute='name'/></entity></fetch>";
    var answer = fetch("campaigns", xml.formatted(inner));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return texts(answer.json().path("value"), "name");
  }

  private List<String> where(String condition) {
    return names("<filter>" + condition + "</filter>");
  }

  @Test
  void conditionsAndGroupsOfThemChooseRows() {
    assertThat(names("")).containsExactly("Heat pump mailing", "Solar webinar", "Trade fair Basel");
    assertThat(where("<condition attribute='typecode' operator='eq' value='3'/>"))
        .containsExactly("Solar webinar", "Trade fair Basel");
    assertThat(where("<condition attribute='name' operator='like' value='%PUMP%'/>"))
        .containsExactly("Heat pump mailing");
    assertThat(where("<condition attribute='name' operator='not-like' value='%a%r'/>")).hasSize(2);
    assertThat(where("<condition attribute='othercost' operator='null'/>")).hasSize(2);
    assertThat(where("<condition attribute='modifiedon' operator='last-x-days' value='1'/>"))
        .hasSize(3);
    assertThat(
            where(
                "<condition attribute='typecode' operator='in'><value>2</value><value>5</value>"
                    + "</condition>"))
        .containsExactly("Heat pump mailing");
    var group =
        "<filter type='or'><condition attribute='typecode' operator='eq' value='2'/>"
            + "<condition attribute='name' operator='begins-with' value='Trade'/></filter>";
    assertThat(where(group)).containsExactly("Heat pump mailing", "Trade fair Basel");
  }

  @Test
  void whatIsJoinedFiltersAndIsShownUnderItsAlias() {
    var xml =
        """
        <fetch distinct='true'><entity name='contact'><attribute name='lastname'/>
        <link-entity name='listmember' from='entityid' to='contactid'>
        <link-entity name='list' from='listid' to='listid' alias='on'>
        <attribute name='listname'/><attribute name='createdfromcode' alias='kind'/>
        <filter><condition attribute='listname' operator='eq' value='Solar interest'/></filter>
        </link-entity></link-entity></entity></fetch>""";
    var rows = fetch("contacts", xml).json().path("value");
    assertThat(texts(rows, "lastname")).containsExactly("Meier");
    assertThat(texts(rows, "on.listname")).containsExactly("Solar interest");
    assertThat(texts(rows, "kind")).containsExactly("2");
    assertThat(texts(rows, "kind@OData.Community.Display.V1.FormattedValue"))
        .containsExactly("Contact");
  }

  @Test
  void anOuterJoinKeepsWhoHasNoPartner() {
    var xml =
        """
        <fetch><entity name='campaign'><attribute name='name'/>
        <link-entity name='opportunity' from='campaignid' to='campaignid' link-type='%s'
        alias='deal'><attribute name='name'/></link-entity>%s</entity></fetch>""";
    assertThat(fetch("campaigns", xml.formatted("inner", "")).json().path("value")).hasSize(1);
    assertThat(fetch("campaigns", xml.formatted("outer", "")).json().path("value")).hasSize(3);
    var none =
        "<filter><condition entityname='deal' attribute='opportunityid' operator='null'/></filter>";
    assertThat(fetch("campaigns", xml.formatted("outer", none)).json().path("value")).hasSize(2);
  }

  @Test
  void pagesHaveACookieUntilTheLastOne() {
    var xml =
        "<fetch count='2' page='%d' returntotalrecordcount='true'><entity name='campaign'>"
            + "<attribute name='name'/><order attribute='name'/></entity></fetch>";
    var first = fetch("campaigns", xml.formatted(1)).json();
    assertThat(first.path("value")).hasSize(2);
    assertThat(first.path("@Microsoft.Dynamics.CRM.morerecords").asBoolean()).isTrue();
    assertThat(first.path("@odata.count").asInt()).isEqualTo(3);
    var cookie = Json.text(first, "@Microsoft.Dynamics.CRM.fetchxmlpagingcookie");
    assertThat(cookie).startsWith("<cookie pagenumber=\"2\" pagingcookie=\"%253Ccookie");
    var once = URLDecoder.decode(cookie, StandardCharsets.UTF_8);
    assertThat(URLDecoder.decode(once, StandardCharsets.UTF_8)).contains("<campaignid last=");
    var last = fetch("campaigns", xml.formatted(2)).json();
    assertThat(texts(last.path("value"), "name")).containsExactly("Trade fair Basel");
    assertThat(last.has("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie")).isFalse();
  }

  @Test
  void whatIsNoQueryIsRefused() {
    for (var wrong :
        List.of(
            "<fetch",
            "<fetch/>",
            "<fetch><entity name='lead'/></fetch>",
            "<fetch><entity name='campaign'><attribute name='shoesize'/></entity></fetch>",
            "<fetch top='1' page='2'><entity name='campaign'/></fetch>",
            "<fetch><entity name='campaign'><filter><condition attribute='name' operator='is'"
                + " value='x'/></filter></entity></fetch>")) {
      assertThat(fetch("campaigns", wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void aDynamicListFindsItsMembersByItsQueryAndIsFrozenIntoALockedOne() {
    var query =
        "<fetch><entity name='contact'><filter><condition attribute='lastname' operator='eq'"
            + " value='Laine'/></filter></entity></fetch>";
    var values = Map.of("listname", "Finns", "createdfromcode", 2, "type", true, "query", query);
    var list = sim.store().create("list", values);
    var path = ROOT + "lists(" + list + ")/Microsoft.Dynamics.CRM.";
    var matti = Json.text(filtered("contacts", "lastname eq 'Laine'").path(0), "contactid");
    var refused = api.post(path + "AddMemberList", "{\"EntityId\":\"" + matti + "\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(get("lists(" + list + ")").json().path("membercount").isNull()).isTrue();
    var copy = Json.text(api.post(path + "CopyDynamicListToStatic", "{}").json(), "StaticListId");
    assertThat(sim.store().onList(copy)).containsExactly(matti);
    var fixed = get("lists(" + copy + ")").json();
    assertThat(fixed.path("lockstatus").asBoolean()).isTrue();
    assertThat(fixed.path("membercount").asInt()).isOne();
  }
}
