package org.unisono.app.assets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unisono.app.assets.internal.MailBody;

/// The door to what templates do.
@Component
public class Templates {

  private final Assets assets;
  private final Cache<List<Object>, CompiledTemplate> compiled =
      Caffeine.newBuilder().maximumSize(200).build();

  Templates(Assets assets) {
    this.assets = assets;
  }

  /// @throws org.unisono.core.Refused `notFound`
  public Asset<Template> get(UUID id) {
    return assets.get(Template.class, id);
  }

  /// The template as it goes out, merge tags still in it.
  public CompiledTemplate compiled(Asset<Template> template) {
    return compiled.get(
        List.of(template.id(), template.version()), _ -> MailBody.compile(template.content()));
  }
}
