package org.campaignautomation.campaign.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.imports.BatchIntake.BatchFailed;
import org.campaignautomation.campaign.imports.BatchIntake.ErasedMeanwhile;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;

/**
 * Works off imports, a batch of each in turn. Every pod does; the row of an import that another one
 * works on is locked, so it takes the next. There is no lease: a lock ends with its pod.
 */
@Singleton
class ImportWorker {
  private static final Logger LOG = Logger.getLogger(ImportWorker.class);

  private final BatchIntake intake;
  private final ImportTable imports;
  private final BatchTable batches;
  private final Transactions transactions;
  private volatile boolean stopping;

  ImportWorker(
      BatchIntake intake, ImportTable imports, BatchTable batches, Transactions transactions) {
    this.intake = intake;
    this.imports = imports;
    this.batches = batches;
    this.transactions = transactions;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @Scheduled(
      every = "{campaigns.imports.poll}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void work() {
    while (!stopping && next()) {
      // until there is nothing to do
    }
  }

  private boolean next() {
    try {
      return transactions.run(intake::next);
    } catch (ErasedMeanwhile e) {
      return true;
    } catch (BatchFailed e) {
      if (Transactions.isPassing(e)) {
        LOG.warnf("A batch of an import has to wait: %s", Logs.describe(e));
        return false;
      }
      LOG.errorf("Import %s failed: %s", e.of().id(), Logs.describe(e));
      transactions.run(() -> fail(e.of()));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("Imports have to wait: %s", Logs.describe(e));
      return false;
    }
  }

  private boolean fail(ContactImport failed) {
    batches.clear(failed.id());
    imports.finished(failed.tenantId(), failed.id(), ImportState.FAILED);
    return true;
  }
}
