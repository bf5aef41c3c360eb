package org.campaignautomation.dispatch.delivery.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.campaignautomation.dispatch.delivery.UnknownDelivery.Position;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** The end of a page, opaque to clients and bound to the tenant's list. */
final class DeliveryCursor {
  private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

  private DeliveryCursor() {}

  static String after(Position position, String tenantId) {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putInt(tenantId.hashCode())
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, position.sentAt()))
            .putLong(position.jobId().getMostSignificantBits())
            .putLong(position.jobId().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Where the page before ended.
   *
   * @throws ProblemException 400 {@code invalid_cursor}
   */
  static Position read(String cursor, String tenantId) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    if (bytes.length != BYTES) {
      throw invalid();
    }
    ByteBuffer content = ByteBuffer.wrap(bytes);
    if (content.getInt() != tenantId.hashCode()) {
      throw invalid();
    }
    return new Position(
        Instant.EPOCH.plus(content.getLong(), ChronoUnit.MICROS),
        new UUID(content.getLong(), content.getLong()));
  }

  private static ProblemException invalid() {
    return new ProblemException(
        Problem.badRequest(
            "invalid_cursor", "The cursor is not one of this list; start without one."));
  }
}
