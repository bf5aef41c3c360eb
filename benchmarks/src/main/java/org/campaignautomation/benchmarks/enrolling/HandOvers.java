package org.campaignautomation.benchmarks.enrolling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What all processes noted.
 *
 * @param jobs how many different jobs were handed over
 * @param doubled how many hand-overs were of a job that had one already
 */
record HandOvers(long jobs, long doubled) {
  /** Of all files in a directory. */
  static HandOvers of(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      Set<UUID> jobs = new HashSet<>();
      long all = 0;
      for (Path file : files.toList()) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        while (bytes.remaining() >= 2 * Long.BYTES) {
          jobs.add(new UUID(bytes.getLong(), bytes.getLong()));
          all++;
        }
      }
      return new HandOvers(jobs.size(), all - jobs.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
