package org.campaignautomation.platform.event;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes something of a record. */
@FunctionalInterface
public interface EventReader<T> {
  /**
   * Reads one record.
   *
   * @return null for a record that is not for this reader: a tombstone, or a type it does not know
   * @throws IOException if the body cannot be read
   * @throws IllegalArgumentException if it can be read and makes no sense; its message becomes the
   *     dead letter's reason
   */
  @Nullable T read(IncomingEvent event) throws IOException;
}
