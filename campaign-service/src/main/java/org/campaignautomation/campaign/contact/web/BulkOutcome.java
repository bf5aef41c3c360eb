package org.campaignautomation.campaign.contact.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.UUID;
import org.campaignautomation.campaign.contact.Outcome;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param line 1 for the first
 * @param outcome {@code created}, {@code updated}, {@code unchanged} or {@code rejected}
 * @param code why it was rejected
 * @param pointer where in the line
 */
@JsonPropertyOrder({"line", "externalId", "id", "outcome", "code", "pointer"})
record BulkOutcome(
    long line,
    @Nullable String externalId,
    @Nullable UUID id,
    String outcome,
    @Nullable String code,
    @Nullable String pointer) {

  static BulkOutcome of(long line, @Nullable String externalId, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Taken taken ->
          new BulkOutcome(line, externalId, taken.id(), taken.kind().text(), null, null);
      case Outcome.Refused refused -> rejected(line, externalId, refused.faults().getFirst());
    };
  }

  static BulkOutcome rejected(long line, @Nullable String externalId, Fault fault) {
    return new BulkOutcome(line, externalId, null, "rejected", fault.code(), fault.pointer());
  }
}
