package org.unisono.app.assets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;
import org.unisono.core.Texts;

/// A page that anybody may open, once it is published.
///
/// @param html markup; what is not safe in it is left out when it is shown
/// @param blocks shown after `html`
/// @param formId a form, also one of another campaign: what is sent then counts for this page's
/// @param eventId the event it belongs to
/// @param button a button that one presses, such as *Join*
/// @param onButton the activity that pressing it is; null for `custom.buttonPressed`
public record Page(
    @Nullable String title,
    @Nullable String html,
    @Nullable List<Block> blocks,
    @Nullable UUID formId,
    @Nullable UUID eventId,
    @Nullable Button button,
    @Nullable String onButton,
    @Nullable Boolean published)
    implements AssetContent {

  private static final Set<String> BLOCKS = Set.of("heading", "text", "list");
  private static final Set<String> ON_BUTTON = Set.of("event.attended", "custom.buttonPressed");

  /// A piece of text.
  ///
  /// @param type heading, text or list (a line each)
  public record Block(String type, String text) {}

  /// @param key what its address ends with
  public record Button(String key, String label) {}

  public boolean isPublished() {
    return Boolean.TRUE.equals(published);
  }

  public List<Block> shownBlocks() {
    return blocks == null ? List.of() : blocks;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (Texts.orNull(title) == null) {
      faults.add(Fault.at("/title", "required", "This is required."));
    }
    Texts.fault("/title", title, 300).ifPresent(faults::add);
    Texts.fault("/html", html, 200_000).ifPresent(faults::add);
    for (int i = 0; i < shownBlocks().size(); i++) {
      var block = shownBlocks().get(i);
      option("/blocks/" + i + "/type", block.type(), BLOCKS, faults);
      Texts.fault("/blocks/" + i + "/text", block.text(), 20_000).ifPresent(faults::add);
    }
    if (button != null && (button.key() == null || !button.key().matches("[A-Za-z0-9_-]{1,64}"))) {
      faults.add(
          Fault.at("/button/key", "badKey", "A key is made of letters, digits, hyphens and _."));
    }
    if (button != null && Texts.orNull(button.label()) == null) {
      faults.add(Fault.at("/button/label", "required", "This is required."));
    }
    if (onButton != null) {
      option("/onButton", onButton, ON_BUTTON, faults);
    }
    return faults;
  }

  private static void option(String at, String value, Set<String> options, List<Fault> faults) {
    if (value == null || !options.contains(value)) {
      var listed = String.join(", ", options.stream().sorted().toList());
      faults.add(
          new Fault(
              at,
              "unknownOption",
              "{value} is not one of: {options}.",
              Map.of("value", String.valueOf(value), "options", listed)));
    }
  }
}
