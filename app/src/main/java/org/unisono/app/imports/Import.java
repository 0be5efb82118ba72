package org.unisono.app.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unisono.core.Fault;

/// One import, as it stands.
///
/// @param state queued, running, done, failed or undone
/// @param progress 0 to 1
/// @param faults the first refused rows
public record Import(
    UUID id,
    String fileName,
    String state,
    boolean dryRun,
    @Nullable UUID campaignId,
    Counts counts,
    double progress,
    List<RowFault> faults,
    Mapping mapping,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /// What became of the rows.
  ///
  /// @param rows rows in the file, the header not counted
  /// @param members rows whose person is a member now
  /// @param skipped rows that `where` left out
  public record Counts(
      long rows,
      long created,
      long updated,
      long unchanged,
      long members,
      long skipped,
      long refused) {}

  /// Why a row was refused.
  ///
  /// @param row 1 for the first row after the header
  /// @param message in the reader's language
  /// @param params values the message is built from; null in imports of earlier versions
  public record RowFault(
      long row,
      @Nullable String column,
      String code,
      String message,
      @Nullable Map<String, Object> params) {

    /// As [Fault#text] has it; it is told in the reader's language where it is shown.
    public static RowFault of(long row, @Nullable String column, Fault fault) {
      return new RowFault(row, column, fault.code(), fault.text(), fault.params());
    }

    public RowFault withMessage(String text) {
      return new RowFault(row, column, code, text, params);
    }
  }

  public Import withFaults(List<RowFault> told) {
    return new Import(
        id,
        fileName,
        state,
        dryRun,
        campaignId,
        counts,
        progress,
        told,
        mapping,
        createdAt,
        finishedAt);
  }
}
