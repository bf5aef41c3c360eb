package org.campaignautomation.campaign.imports.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.imports.ContactImport;
import org.campaignautomation.campaign.imports.Delimiter;
import org.campaignautomation.campaign.imports.ImportState;
import org.campaignautomation.campaign.imports.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * An import as answered.
 *
 * @param suggestion what the names of the columns suggest, while the import waits for its mapping
 * @param finishedAt when it was over, whichever way
 */
record ImportView(
    UUID id,
    ImportState state,
    @Nullable String fileName,
    Delimiter delimiter,
    List<String> columns,
    @Nullable Mapping suggestion,
    @Nullable Mapping mapping,
    Lines lines,
    String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /**
   * Rows with something in them.
   *
   * @param done those that are worked off, whichever way
   */
  record Lines(long total, long done, long created, long updated, long unchanged, long rejected) {}

  static ImportView of(ContactImport shown) {
    ContactImport.Counts counts = shown.counts();
    return new ImportView(
        shown.id(),
        shown.state(),
        shown.fileName(),
        shown.delimiter(),
        shown.columns(),
        shown.state() == ImportState.UPLOADED ? shown.suggestion() : null,
        shown.mapping(),
        new Lines(
            counts.total(),
            counts.done(),
            counts.created(),
            counts.updated(),
            counts.unchanged(),
            counts.rejected()),
        shown.createdBy(),
        shown.createdAt(),
        shown.startedAt(),
        shown.finishedAt());
  }
}
