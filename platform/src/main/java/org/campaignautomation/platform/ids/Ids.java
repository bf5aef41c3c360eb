package org.campaignautomation.platform.ids;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes ids. */
public final class Ids {
  private Ids() {}

  /**
   * A new version 7 UUID (RFC 9562): its leading bits are the time, so that rows made together lie
   * together in an index.
   */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
