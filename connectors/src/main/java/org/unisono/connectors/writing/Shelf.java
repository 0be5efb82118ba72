package org.unisono.connectors.writing;

import java.util.List;
import java.util.Map;
import org.unisono.connector.RemoteField;
import org.unisono.connectors.http.Snag.Denied;

/// One kind of record at one vendor, as [ReadWriteRead] needs it. Each method may throw a
/// [org.unisono.connectors.http.Snag].
public interface Shelf {

  /// Most records in one call.
  int most();

  List<RemoteField> fields();

  /// By id; what is not found is left out.
  Map<String, Seen> byIds(List<String> ids);

  /// By marker; what is not found is left out.
  Map<String, Seen> byMarkers(List<String> markers);

  /// Makes them, each under its marker, so that making one twice makes it once. Answers who was
  /// refused.
  Map<Draft, Denied> make(List<Draft> drafts);

  /// Answers who was refused.
  Map<Draft, Denied> change(List<Draft> drafts);
}
