package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.campaignautomation.platform.ids.Ids;

/** This process among those that claim; a new one after each start. */
@Singleton
class Pod {
  private final UUID id = Ids.next();

  String name() {
    return id.toString();
  }
}
