package org.campaignautomation.campaign.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** The end of a part of what a search found, with a mark of the search. */
record SearchCursor(String tenantId, String prefix) {
  private static final UUID LEAST = new UUID(0, 0);
  private static final int FIXED = 2 * Integer.BYTES + 2 * Long.BYTES;

  /**
   * Where a part ends.
   *
   * @param searched which of what is searched; 0 for the first
   * @param text what was found last
   */
  record Place(int searched, String text, UUID id) {
    static Place first(String prefix) {
      return of(0, prefix);
    }

    /** Before all that begins so. */
    static Place of(int searched, String prefix) {
      return new Place(searched, prefix, LEAST);
    }
  }

  String write(Place last) {
    byte[] text = last.text().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(FIXED + text.length)
            .putInt(mark())
            .putInt(last.searched())
            .putLong(last.id().getMostSignificantBits())
            .putLong(last.id().getLeastSignificantBits())
            .put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  Place read(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.capacity() >= FIXED && bytes.getInt() == mark()) {
        int searched = bytes.getInt();
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        String text = StandardCharsets.UTF_8.decode(bytes).toString();
        if (searched >= 0 && Texts.isStorable(text)) {
          return new Place(searched, text, id);
        }
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  private int mark() {
    return (tenantId + " contacts " + prefix).hashCode();
  }

  private static ProblemException invalid() {
    return new ProblemException(
        Problem.badRequest("invalid_cursor", "The cursor is not one of this search."));
  }
}
