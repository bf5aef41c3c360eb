package org.campaignautomation.enrollment.history.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.history.HistoryEntry.Kind;
import org.campaignautomation.enrollment.history.HistoryEntry.Place;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** The end of a page of somebody's history, opaque to clients, with a mark of whose it is. */
final class HistoryCursor {
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int BYTES = 2 * Integer.BYTES + 3 * Long.BYTES;

  private HistoryCursor() {}

  static String after(Place last, String tenantId, UUID contactId) {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putInt(mark(tenantId, contactId))
            .putInt(KINDS.indexOf(last.kind()))
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.at()))
            .putLong(last.id().getMostSignificantBits())
            .putLong(last.id().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Where the page before ended.
   *
   * @throws ProblemException 400 {@code invalid_cursor}
   */
  static Place read(String cursor, String tenantId, UUID contactId) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      ByteBuffer content = ByteBuffer.wrap(bytes);
      if (bytes.length == BYTES && content.getInt() == mark(tenantId, contactId)) {
        Kind kind = KINDS.get(content.getInt());
        Instant at = Instant.EPOCH.plus(content.getLong(), ChronoUnit.MICROS);
        return new Place(at, kind, new UUID(content.getLong(), content.getLong()));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static int mark(String tenantId, UUID contactId) {
    return (tenantId + " history of " + contactId).hashCode();
  }

  private static ProblemException invalid() {
    return new ProblemException(
        Problem.badRequest(
            "invalid_cursor", "The cursor is not one of this list; start without one."));
  }
}
