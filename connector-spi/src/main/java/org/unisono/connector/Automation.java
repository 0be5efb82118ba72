package org.unisono.connector;

/// Something that hangs on a campaign over there and runs once it is set going, such as Marketo's
/// smart campaign or ActiveCampaign's automation. Only a person sets it going.
///
/// @param start how it can be set going from here
public record Automation(String id, String name, Standing standing, Start start) {

  /// Whether it is switched on there.
  public enum Standing {
    ON,
    OFF
  }

  /// How an automation is set going.
  public enum Start {
    /// At once, for people who are named.
    FOR_PEOPLE,
    /// At a time, for those whom it chooses itself.
    AT_A_TIME,
    /// Not from here.
    THERE
  }
}
