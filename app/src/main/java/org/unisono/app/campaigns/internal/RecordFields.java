package org.unisono.app.campaigns.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.unisono.app.fields.CustomValues;
import org.unisono.app.fields.FieldSubject;
import org.unisono.app.fields.Fields;
import org.unisono.app.fields.RuleFields;
import org.unisono.app.fields.RuleSubject;
import org.unisono.app.people.PersonCatalogue;
import org.unisono.core.rules.FieldRef;
import org.unisono.core.rules.ValueType;

/// What a rule on a campaign or on a member may ask for: the campaign's head; for members also the
/// membership, the person and their company.
@Component
class RecordFields implements RuleFields {

  private final Fields fields;
  private final PersonCatalogue people;

  RecordFields(Fields fields, PersonCatalogue people) {
    this.fields = fields;
    this.people = people;
  }

  @Override
  public @Nullable ValueType typeOf(RuleSubject subject, FieldRef field) {
    boolean ofMember = subject == RuleSubject.MEMBER;
    return switch (field.holder()) {
      case CAMPAIGN -> type(field.path(), CampaignFacts.OWN, FieldSubject.CAMPAIGN);
      case MEMBER -> ofMember ? type(field.path(), MemberFacts.OWN, FieldSubject.MEMBER) : null;
      case PERSON, COMPANY -> ofMember ? people.typeOf(field) : null;
      case DEAL, ACTIVITY -> null;
    };
  }

  private @Nullable ValueType type(String path, Map<String, ValueType> own, FieldSubject subject) {
    if (!path.startsWith(CampaignFacts.CUSTOM)) {
      return own.get(path);
    }
    var key = path.substring(CampaignFacts.CUSTOM.length());
    var definition = fields.of(subject).get(key);
    return definition == null ? null : CustomValues.type(definition.type());
  }
}
