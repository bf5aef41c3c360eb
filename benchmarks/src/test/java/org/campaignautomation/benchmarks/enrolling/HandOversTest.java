package org.campaignautomation.benchmarks.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOversTest {
  @Test
  void a_job_of_two_processes_is_doubled(@TempDir Path directory) throws IOException {
    UUID both = UUID.randomUUID();
    note(directory.resolve("pod-1"), both, UUID.randomUUID());
    note(directory.resolve("pod-2"), UUID.randomUUID(), both);

    assertThat(HandOvers.of(directory)).isEqualTo(new HandOvers(3, 1));
  }

  private static void note(Path file, UUID... jobs) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(jobs.length * 2 * Long.BYTES);
    for (UUID job : jobs) {
      bytes.putLong(job.getMostSignificantBits()).putLong(job.getLeastSignificantBits());
    }
    Files.write(file, bytes.array());
  }
}
