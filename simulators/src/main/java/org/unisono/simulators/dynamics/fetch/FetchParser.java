package org.unisono.simulators.dynamics.fetch;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads a query.
public final class FetchParser {
  private static final String FUNCTIONS = "count|countcolumn|sum|avg|min|max";
  private static final String PARTS = "|day|week|month|quarter|year|fiscal-period|fiscal-year";

  private final boolean aggregate;
  private int unnamed;

  private FetchParser(boolean aggregate) {
    this.aggregate = aggregate;
  }

  /// @throws FetchRefused when it is no query
  public static Fetch parse(String xml) {
    var root = root(xml);
    if (!root.getTagName().equals("fetch")) {
      throw new FetchRefused("Invalid XML: 'fetch' was expected.");
    }
    var entities = children(root, "entity");
    if (entities.size() != 1) {
      throw new FetchRefused("Invalid XML: one 'entity' was expected.");
    }
    int top = number(root, "top", 0);
    if (top > 0 && root.hasAttribute("page")) {
      throw new FetchRefused("The top attribute can't be specified with paging attribute page");
    }
    boolean aggregate = root.getAttribute("aggregate").equals("true");
    return new Fetch(
        new FetchParser(aggregate).entity(entities.getFirst(), ""),
        top,
        number(root, "count", 0),
        Math.max(1, number(root, "page", 1)),
        root.getAttribute("returntotalrecordcount").equals("true"),
        root.getAttribute("distinct").equals("true"),
        aggregate);
  }

  private static Element root(String xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException unreadable) {
      throw new FetchRefused("Invalid XML.");
    }
  }

  private static List<Element> children(Element parent, String name) {
    var found = new ArrayList<Element>();
    var all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element child && child.getTagName().equals(name)) {
        found.add(child);
      }
    }
    return found;
  }

  private static int number(Element element, String name, int otherwise) {
    var text = element.getAttribute(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}")) {
      throw new FetchRefused("Invalid value of attribute '%s': %s".formatted(name, text));
    }
    return Integer.parseInt(text);
  }

  private Fetch.Entity entity(Element element, String alias) {
    var columns = new ArrayList<Fetch.Shown>();
    for (var attribute : children(element, "attribute")) {
      var fold = aggregate ? fold(attribute) : Fetch.Fold.NONE;
      var name = attribute.getAttribute("alias");
      columns.add(new Fetch.Shown(required(attribute, "name"), name, fold));
    }
    if (aggregate && !children(element, "all-attributes").isEmpty()) {
      throw new FetchRefused("An aggregate query cannot ask for all attributes.");
    }
    var links = new ArrayList<Fetch.Entity>();
    for (var link : children(element, "link-entity")) {
      var given = link.getAttribute("alias");
      links.add(entity(link, given.isEmpty() ? required(link, "name") + ++unnamed : given));
    }
    var groups = children(element, "filter").stream().map(FetchParser::group).toList();
    var orders =
        children(element, "order").stream()
            .map(
                o ->
                    new Fetch.Order(
                        o.hasAttribute("entityname") ? o.getAttribute("entityname") : alias,
                        required(o, aggregate ? "alias" : "attribute"),
                        o.getAttribute("descending").equals("true")))
            .toList();
    return new Fetch.Entity(
        required(element, "name"),
        alias,
        join(element),
        !children(element, "all-attributes").isEmpty(),
        columns,
        new Fetch.Group(true, List.of(), groups),
        orders,
        links);
  }

  private static Fetch.Fold fold(Element attribute) {
    required(attribute, "alias");
    var function = attribute.getAttribute("aggregate");
    boolean groups = attribute.getAttribute("groupby").equals("true");
    if (groups == function.matches(FUNCTIONS)) {
      throw new FetchRefused("Each attribute needs either 'aggregate' or 'groupby'.");
    }
    var part = attribute.getAttribute("dategrouping");
    if (!part.matches(PARTS)) {
      throw new FetchRefused("Invalid value of attribute 'dategrouping': " + part);
    }
    return new Fetch.Fold(function, attribute.getAttribute("distinct").equals("true"), part);
  }

  private static Fetch.Join join(Element element) {
    if (!element.getTagName().equals("link-entity")) {
      return new Fetch.Join("", "", false);
    }
    var type = element.getAttribute("link-type");
    if (!type.matches("|inner|outer")) {
      throw new FetchRefused("The link type '%s' is not supported here.".formatted(type));
    }
    return new Fetch.Join(required(element, "from"), required(element, "to"), type.equals("outer"));
  }

  private static Fetch.Group group(Element element) {
    var conditions = children(element, "condition").stream().map(FetchParser::condition).toList();
    var groups = children(element, "filter").stream().map(FetchParser::group).toList();
    return new Fetch.Group(!element.getAttribute("type").equals("or"), conditions, groups);
  }

  private static Fetch.Condition condition(Element element) {
    var values = new ArrayList<String>();
    if (element.hasAttribute("value")) {
      values.add(element.getAttribute("value"));
    }
    children(element, "value").forEach(v -> values.add(v.getTextContent().strip()));
    return new Fetch.Condition(
        element.getAttribute("entityname"),
        required(element, "attribute"),
        required(element, "operator"),
        values);
  }

  private static String required(Element element, String name) {
    var value = element.getAttribute(name);
    if (value.isEmpty()) {
      throw new FetchRefused(
          "Invalid XML: '%s' lacks the attribute '%s'.".formatted(element.getTagName(), name));
    }
    return value;
  }
}
