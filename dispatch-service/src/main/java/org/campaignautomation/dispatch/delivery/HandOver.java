package org.campaignautomation.dispatch.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.dispatch.content.CampaignState;
import org.campaignautomation.dispatch.content.CampaignTable;
import org.campaignautomation.dispatch.content.Content;
import org.campaignautomation.dispatch.content.MessageRequest;
import org.campaignautomation.dispatch.content.MessageWriter;
import org.campaignautomation.dispatch.content.SettingsTable;
import org.campaignautomation.dispatch.content.TenantSettings;
import org.campaignautomation.dispatch.content.VersionKey;
import org.campaignautomation.dispatch.content.Writing;
import org.campaignautomation.dispatch.suppression.Recipient;
import org.campaignautomation.dispatch.suppression.Suppressions;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.campaignautomation.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Claims due jobs: in one transaction, the checks before sending, the rows {@code sending}, and the
 * answers to all that is not to be sent. What it gives back is committed and must go out now.
 */
@Singleton
class HandOver {
  private static final int MAX_ABSENT = 10_000;

  private final DeliveryLedger ledger;
  private final CampaignTable campaigns;
  private final SettingsTable settings;
  private final Suppressions suppressions;
  private final MessageWriter writer;
  private final Outbox outbox;
  private final Duration definitionWait;
  private final Duration claimTime;
  private final Duration claimLife;

  /** Since when a version has been asked for in vain; a later job for it does not wait anew. */
  private final Map<VersionKey, Long> absentSince =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<VersionKey, Long> eldest) {
          return size() > MAX_ABSENT;
        }
      };

  HandOver(
      DeliveryLedger ledger,
      CampaignTable campaigns,
      SettingsTable settings,
      Suppressions suppressions,
      MessageWriter writer,
      Outbox outbox,
      DeliveryConfig config) {
    this.ledger = ledger;
    this.campaigns = campaigns;
    this.settings = settings;
    this.suppressions = suppressions;
    this.writer = writer;
    this.outbox = outbox;
    this.definitionWait = config.definitionWait();
    this.claimTime = config.claimTime();
    this.claimLife = config.unknownAfter().dividedBy(2);
  }

  /**
   * Claims a batch in the caller's transaction.
   *
   * @param tokens what the messages may take of the provider's rate
   */
  Claim claim(List<DueJob> batch, int tokens) {
    // Before the rows are written, so that it is over before they are given up.
    long staleAt = System.nanoTime() + claimLife.toNanos();
    Knowledge known = look(batch);
    Map<DueJob, Verdict> verdicts = new LinkedHashMap<>();
    batch.forEach(due -> verdicts.put(due, verdict(due, known)));
    int missing = fit(verdicts, tokens);
    writeIntents(verdicts);
    return settle(verdicts, known.now(), staleAt, missing);
  }

  /** What the turn is too short for waits for another; returns what the first of them takes. */
  private static int fit(Map<DueJob, Verdict> verdicts, int tokens) {
    int left = tokens;
    int missing = 0;
    for (Map.Entry<DueJob, Verdict> entry : verdicts.entrySet()) {
      if (entry.getValue() instanceof Verdict.Send send) {
        int needed = send.message().tokens();
        if (missing == 0 && needed <= left) {
          left -= needed;
        } else {
          missing = missing == 0 ? needed : missing;
          entry.setValue(new Verdict.Await());
        }
      }
    }
    return missing;
  }

  private Knowledge look(List<DueJob> batch) {
    List<JobDue> jobs = batch.stream().map(DueJob::job).toList();
    Map<VersionKey, CampaignState> states =
        campaigns.lockStates(jobs.stream().map(HandOver::version).collect(Collectors.toSet()));
    return new Knowledge(
        states,
        settings.find(jobs.stream().map(JobDue::tenantId).collect(Collectors.toSet())),
        suppressions.lockBarred(jobs.stream().map(HandOver::recipient).toList()),
        ledger.ofJobs(jobs.stream().map(JobDue::jobId).collect(Collectors.toSet())),
        // Last, since the locks may have been waited for.
        ledger.now(),
        System.nanoTime() + claimTime.toNanos());
  }

  private Verdict verdict(DueJob due, Knowledge known) {
    JobDue job = due.job();
    LedgerRow row = known.row(due);
    if (row != null) {
      return new Verdict.Known(row);
    }
    if (known.hasOpenAttemptBefore(due)) {
      return new Verdict.Defer("previous_attempt_open");
    }
    String barred = known.barred().get(recipient(job));
    if (barred != null) {
      return new Verdict.Skip(barred);
    }
    if (job.sendBefore() != null && !known.now().isBefore(job.sendBefore())) {
      return new Verdict.Skip("too_late");
    }
    TenantSettings tenant = known.settings().get(job.tenantId());
    CampaignState state = known.states().get(version(job));
    if (state != null && isStopped(job, state)) {
      return inactive(state.status());
    }
    AdHocMessage message = job.message();
    // A message that came with its job needs no definition.
    if (tenant == null || (state == null && message == null)) {
      return await(version(job));
    }
    if (System.nanoTime() > known.renderUntil()) {
      // Rendering was dear, and locks are held meanwhile: the rest comes with the next claim.
      return new Verdict.Await();
    }
    found(version(job));
    return message == null
        ? writeStep(job, Objects.requireNonNull(state), tenant, known.now())
        : verdict(
            writer.write(request(job), Content.of(job.channel(), message), tenant, known.now()));
  }

  private Verdict await(VersionKey version) {
    return hasWaitedEnough(version) ? new Verdict.Defer("definition_unknown") : new Verdict.Await();
  }

  /** What an operator sends by hand goes out whatever the campaign's status. */
  private static boolean isStopped(JobDue job, CampaignState state) {
    return job.kind() == JobKind.SEQUENCE && state.status() != CampaignStatus.ACTIVE;
  }

  private static Verdict inactive(CampaignStatus status) {
    return switch (status) {
      case PAUSED, DRAFT -> new Verdict.Defer("campaign_paused");
      case ARCHIVED -> new Verdict.Skip("campaign_archived");
      case ACTIVE -> throw new IllegalStateException("an active campaign sends");
    };
  }

  private Verdict writeStep(JobDue job, CampaignState state, TenantSettings tenant, Instant now) {
    return verdict(
        writer.writeStep(
            request(job), version(job), state.contentRevision(), job.stepId(), tenant, now));
  }

  private static MessageRequest request(JobDue job) {
    return new MessageRequest(job.jobId(), job.channel(), job.contact(), job.sendBefore());
  }

  private static Verdict verdict(Writing writing) {
    return switch (writing) {
      case Writing.Ready ready -> new Verdict.Send(ready.message());
      case Writing.Skip skip -> new Verdict.Skip(skip.reason());
      case Writing.Failure failure ->
          new Verdict.Fail(Ending.failed(failure.failureClass(), failure.code(), failure.detail()));
    };
  }

  /** Rows for what is sent and for what fails; who gets none is known, or has had its message. */
  private void writeIntents(Map<DueJob, Verdict> verdicts) {
    List<Intent> intents = new ArrayList<>();
    verdicts.forEach(
        (due, verdict) -> {
          Intent intent = intent(due, verdict);
          if (intent != null) {
            intents.add(intent);
          }
        });
    if (intents.isEmpty()) {
      return;
    }
    Set<AttemptKey> written = ledger.insert(intents);
    List<DueJob> refused =
        intents.stream().map(Intent::due).filter(due -> !written.remove(due.key())).toList();
    if (refused.isEmpty()) {
      return;
    }
    Map<AttemptKey, LedgerRow> rows =
        byKey(ledger.ofJobs(refused.stream().map(due -> due.job().jobId()).toList()));
    for (DueJob due : refused) {
      LedgerRow row = rows.get(due.key());
      verdicts.put(
          due, row == null ? new Verdict.Skip("duplicate_address") : new Verdict.Known(row));
    }
  }

  private static @Nullable Intent intent(DueJob due, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Send send -> Intent.toSend(due, send.message());
      case Verdict.Fail fail ->
          Intent.ended(
              due, String.valueOf(due.job().contact().address(due.job().channel())), fail.ending());
      case Verdict.Skip skip -> null;
      case Verdict.Defer defer -> null;
      case Verdict.Known known -> null;
      case Verdict.Await await -> null;
    };
  }

  private Claim settle(Map<DueJob, Verdict> verdicts, Instant now, long staleAt, int missing) {
    List<Claim.ToSend> toSend = new ArrayList<>();
    List<DueJob> waiting = new ArrayList<>();
    List<DueJob> repeated = new ArrayList<>();
    List<OutgoingEvent> answers = new ArrayList<>();
    verdicts.forEach(
        (due, verdict) -> {
          switch (verdict) {
            case Verdict.Send send -> toSend.add(new Claim.ToSend(due, send.message(), staleAt));
            case Verdict.Fail fail ->
                Answers.of(failedRow(due, fail.ending(), now), due.job().revision())
                    .ifPresent(answers::add);
            case Verdict.Skip skip -> answers.add(Answers.skipped(due, skip.reason(), now));
            case Verdict.Defer defer -> answers.add(Answers.deferred(due, defer.reason(), now));
            case Verdict.Known known -> {
              repeated.add(due);
              Answers.of(known.row(), Math.max(known.row().revision(), due.job().revision()))
                  .ifPresent(answers::add);
            }
            case Verdict.Await await -> waiting.add(due);
          }
        });
    if (!repeated.isEmpty()) {
      ledger.renew(repeated);
    }
    outbox.append(answers);
    return new Claim(toSend, waiting, missing);
  }

  private static LedgerRow failedRow(DueJob due, Ending ending, Instant now) {
    JobDue job = due.job();
    return new LedgerRow(
        due.key(),
        job.tenantId(),
        job.revision(),
        job.contactId(),
        job.campaignId(),
        job.channel(),
        ending,
        due.traceparent(),
        now);
  }

  private boolean hasWaitedEnough(VersionKey key) {
    synchronized (absentSince) {
      long since = absentSince.computeIfAbsent(key, k -> System.nanoTime());
      return System.nanoTime() - since > definitionWait.toNanos();
    }
  }

  private void found(VersionKey key) {
    synchronized (absentSince) {
      absentSince.remove(key);
    }
  }

  private static Recipient recipient(JobDue job) {
    return new Recipient(
        job.tenantId(), job.contactId(), job.channel(), job.contact().address(job.channel()));
  }

  private static VersionKey version(JobDue job) {
    return new VersionKey(job.tenantId(), job.campaignId(), job.campaignVersion());
  }

  private static Map<AttemptKey, LedgerRow> byKey(List<LedgerRow> rows) {
    Map<AttemptKey, LedgerRow> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  /** What the database knew when the batch was claimed. */
  private record Knowledge(
      Map<VersionKey, CampaignState> states,
      Map<String, TenantSettings> settings,
      Map<Recipient, String> barred,
      List<LedgerRow> rows,
      Instant now,
      long renderUntil) {

    @Nullable LedgerRow row(DueJob due) {
      return rows.stream()
          .filter(row -> row.key().equals(due.key()))
          .filter(row -> row.tenantId().equals(due.job().tenantId()))
          .findAny()
          .orElse(null);
    }

    boolean hasOpenAttemptBefore(DueJob due) {
      return rows.stream()
          .filter(row -> row.key().jobId().equals(due.job().jobId()))
          .filter(row -> row.key().attempt() < due.job().attempt())
          .map(row -> row.ending().state())
          .anyMatch(s -> s == DeliveryState.SENDING || s == DeliveryState.UNKNOWN);
    }
  }
}
