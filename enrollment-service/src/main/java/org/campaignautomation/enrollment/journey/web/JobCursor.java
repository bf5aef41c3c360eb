package org.campaignautomation.enrollment.journey.web;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.JobFilter;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/**
 * The end of a page, opaque to clients. It holds a mark of the list it was made for, so that one
 * from another list or filter is refused rather than answered with a wrong page.
 */
final class JobCursor {
  private static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

  private JobCursor() {}

  static String after(UUID lastJob, String tenantId, UUID campaignId, JobFilter filter) {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putInt(mark(tenantId, campaignId, filter))
            .putLong(lastJob.getMostSignificantBits())
            .putLong(lastJob.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * The last job of the page before.
   *
   * @throws ProblemException 400 {@code invalid_cursor}
   */
  static UUID read(String cursor, String tenantId, UUID campaignId, JobFilter filter) {
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
    if (content.getInt() != mark(tenantId, campaignId, filter)) {
      throw invalid();
    }
    return new UUID(content.getLong(), content.getLong());
  }

  /** Of texts, whose hash is the same in every process. */
  private static int mark(String tenantId, UUID campaignId, JobFilter filter) {
    return String.join(
            " ",
            tenantId,
            campaignId.toString(),
            String.valueOf(filter.status()),
            String.valueOf(filter.channel()),
            String.valueOf(filter.stepId()),
            String.valueOf(filter.contactId()))
        .hashCode();
  }

  private static ProblemException invalid() {
    return new ProblemException(
        Problem.badRequest(
            "invalid_cursor", "The cursor is not one of this list; start without one."));
  }
}
