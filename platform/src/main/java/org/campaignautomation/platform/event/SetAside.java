package org.campaignautomation.platform.event;

import java.util.List;

/** Where records go that Kafka refuses: kept, counted, shown, and sent again later. */
public interface SetAside {
  /** Keeps records, in the caller's transaction, in the order in which they are to be sent. */
  void keep(List<Refusal> refused);
}
