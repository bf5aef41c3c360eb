package org.campaignautomation.benchmarks.hotpath;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A file of the ids of all jobs that were handed over, sixteen bytes each, to be counted later. */
@Singleton
class HandOverNotes {
  private final FileChannel file;

  HandOverNotes(@ConfigProperty(name = "bench.hand-overs") Path path) {
    try {
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("hand-overs cannot be noted", e);
    }
  }

  /** Notes a batch before anything else is done with it. */
  synchronized void add(List<UUID> jobs) {
    ByteBuffer bytes = ByteBuffer.allocate(jobs.size() * 2 * Long.BYTES);
    jobs.forEach(
        id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
    bytes.flip();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("hand-overs cannot be noted", e);
    }
  }

  @PreDestroy
  void close() throws IOException {
    file.close();
  }
}
