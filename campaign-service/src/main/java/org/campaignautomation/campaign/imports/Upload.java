package org.campaignautomation.campaign.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody sends.
 *
 * @param tenantId whose contacts it holds
 * @param actor who sends it
 * @param fileName as they call it; null if they do not say
 * @param delimiter null to go by the first line
 * @param mapping which column becomes what
 */
public record Upload(
    String tenantId,
    String actor,
    @Nullable String fileName,
    @Nullable Delimiter delimiter,
    MappingChoice mapping) {

  /** Who says which column becomes what. */
  public sealed interface MappingChoice {
    /** Somebody will, when they have seen the columns. */
    record Later() implements MappingChoice {}

    /** The names of the columns. */
    record Suggested() implements MappingChoice {}

    /** It is said at once. */
    record Given(Mapping mapping) implements MappingChoice {}
  }

  @Nullable Mapping mappingOf(List<String> columns) {
    return switch (mapping) {
      case MappingChoice.Later later -> null;
      case MappingChoice.Suggested suggested -> MappingSuggestion.of(columns);
      case MappingChoice.Given(Mapping given) -> given;
    };
  }
}
