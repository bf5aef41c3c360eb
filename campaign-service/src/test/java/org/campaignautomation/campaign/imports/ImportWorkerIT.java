package org.campaignautomation.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.imports.ContactImport.Counts;
import org.campaignautomation.campaign.imports.Upload.MappingChoice;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportWorkerIT {
  private static final int IMPORTS = 3;
  private static final int PODS = 4;
  private static final int ROWS = 2_200;

  @Inject Imports imports;
  @Inject BatchIntake intake;
  @Inject Transactions transactions;

  @Test
  void manyPodsTakeInEachRowOnce() throws Exception {
    // given
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < IMPORTS; i++) {
      ids.add(receive(Api.newId()));
    }

    // when
    try (ExecutorService pods = Executors.newFixedThreadPool(PODS)) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < PODS; i++) {
        working.add(pods.submit(() -> untilOver(ids)));
      }
      for (Future<?> pod : working) {
        finish(pod);
      }
    }

    // then
    for (UUID id : ids) {
      assertThat(imports.get("acme", id).state()).isEqualTo(ImportState.DONE);
      assertThat(imports.get("acme", id).counts()).isEqualTo(new Counts(ROWS, ROWS - 22, 0, 0, 22));
    }
  }

  private void untilOver(List<UUID> ids) {
    while (ids.stream().anyMatch(id -> !imports.get("acme", id).state().isOver())) {
      transactions.run(intake::next);
    }
  }

  private static void finish(Future<?> pod) throws InterruptedException, ExecutionException {
    pod.get();
  }

  /** Every hundredth row is rejected. */
  private UUID receive(String prefix) throws IOException {
    StringBuilder file = new StringBuilder("id,email\n");
    for (int i = 0; i < ROWS; i++) {
      file.append(prefix).append('-').append(i).append(',');
      file.append(i % 100 == 0 ? "wrong" : "p" + i + "@example.com").append('\n');
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    return imports.receive(
        new Upload("acme", "tester", null, null, new MappingChoice.Suggested()),
        new ByteArrayInputStream(bytes),
        bytes.length);
  }
}
