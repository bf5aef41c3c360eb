package org.campaignautomation.enrollment.journey;

import java.util.Locale;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Says in the log what became of which job: ids and codes, nothing of a person. */
final class JobLog {
  private static final Logger LOG = Logger.getLogger("org.campaignautomation.enrollment.job");

  private JobLog() {}

  static void note(Decision decision) {
    JobState job = decision.job();
    JobChange change = decision.change();
    Logger.Level level =
        switch (change.status()) {
          case FAILED -> Logger.Level.WARN;
          case SKIPPED, CANCELLED -> Logger.Level.INFO;
          case PENDING, PROCESSING, COMPLETED -> Logger.Level.DEBUG;
        };
    if (!LOG.isEnabled(level)) {
      return;
    }
    MDC.put(Logs.TENANT, job.tenantId());
    MDC.put(Logs.CAMPAIGN, job.campaignId());
    MDC.put(Logs.JOB, job.id());
    MDC.put(Logs.CONTACT, job.contactId());
    try {
      LOG.logf(
          level,
          "Job %s: reason %s, code %s, attempt %d",
          change.status().name().toLowerCase(Locale.ROOT),
          change.reason(),
          change.errorCode(),
          change.attempt());
    } finally {
      MDC.remove(Logs.TENANT);
      MDC.remove(Logs.CAMPAIGN);
      MDC.remove(Logs.JOB);
      MDC.remove(Logs.CONTACT);
    }
  }
}
