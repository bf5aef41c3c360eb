package org.campaignautomation.campaign.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The import of one file.
 *
 * @param fileName as it was named by whoever sent it; null if it was not
 * @param mapping null until it is chosen
 * @param counts its rows
 * @param createdBy who sent it
 */
public record ContactImport(
    UUID id,
    String tenantId,
    ImportState state,
    @Nullable String fileName,
    Delimiter delimiter,
    List<String> columns,
    @Nullable Mapping mapping,
    Counts counts,
    String createdBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /**
   * Rows with something in them.
   *
   * @param total as far as the file is received
   * @param created new contacts
   * @param updated contacts that changed
   * @param unchanged contacts that were known as they are
   * @param rejected rows that could not be taken in
   */
  public record Counts(long total, long created, long updated, long unchanged, long rejected) {
    /** Rows that are worked off. */
    public long done() {
      return created + updated + unchanged + rejected;
    }
  }

  /** What the names of the columns suggest. */
  public Mapping suggestion() {
    return MappingSuggestion.of(columns);
  }
}
