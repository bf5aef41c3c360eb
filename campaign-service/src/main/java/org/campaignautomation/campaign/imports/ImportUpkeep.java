package org.campaignautomation.campaign.imports;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.campaignautomation.campaign.contact.ErasureFollower;
import org.campaignautomation.campaign.database.Transactions;

/** Removes what is not needed any more: files that never ended, rejects, old imports. */
@Singleton
class ImportUpkeep implements ErasureFollower {
  /** A file of which nothing has come for so long. */
  private static final Duration UNFINISHED = Duration.ofMinutes(15);

  private static final Duration UNSTARTED = Duration.ofDays(1);
  private static final Duration IMPORTS_KEPT = Duration.ofDays(90);
  private static final int BATCH = 1_000;
  private static final int FEW = 10;

  private final ImportTable imports;
  private final BatchTable batches;
  private final RejectedRowTable rejects;
  private final Transactions transactions;

  ImportUpkeep(
      ImportTable imports,
      BatchTable batches,
      RejectedRowTable rejects,
      Transactions transactions) {
    this.imports = imports;
    this.batches = batches;
    this.rejects = rejects;
    this.transactions = transactions;
  }

  @Override
  public void erased(String tenantId, String externalId) {
    rejects.forget(tenantId, externalId);
  }

  @Scheduled(
      every = "10m",
      delayed = "2m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    repeat(this::giveUp, FEW);
    repeat(() -> rejects.purge(RejectFile.KEPT, BATCH), BATCH);
    repeat(() -> imports.purge(IMPORTS_KEPT, FEW), FEW);
  }

  private int giveUp() {
    List<ContactImport> abandoned = imports.abandoned(UNFINISHED, UNSTARTED, FEW);
    for (ContactImport one : abandoned) {
      batches.clear(one.id());
      imports.finished(one.tenantId(), one.id(), ImportState.CANCELLED);
    }
    return abandoned.size();
  }

  private void repeat(IntSupplier step, int batch) {
    int removed;
    do {
      removed = transactions.run(step::getAsInt);
    } while (removed == batch);
  }
}
