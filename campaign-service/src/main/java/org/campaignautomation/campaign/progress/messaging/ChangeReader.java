package org.campaignautomation.campaign.progress.messaging;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.campaign.progress.CampaignChange;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignProgress;
import org.campaignautomation.contracts.ChangedJob;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.platform.event.IncomingEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads from records what changed; what cannot be read says nothing. */
final class ChangeReader {
  private static final Logger LOG = Logger.getLogger(ChangeReader.class);

  private ChangeReader() {}

  static Optional<CampaignChange> read(ConsumerRecord<String, byte[]> read) {
    IncomingEvent event = IncomingEvent.of(read);
    try {
      return Optional.ofNullable(change(event));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warnf(
          "A record says nothing of what changed: %s partition %d offset %d",
          event.topic(), event.partition(), event.offset());
      return Optional.empty();
    }
  }

  private static @Nullable CampaignChange change(IncomingEvent event) throws IOException {
    byte[] body = event.body();
    String key = event.key();
    String tenantId = event.tenantId();
    if (body != null && CampaignProgress.class.getSimpleName().equals(event.type())) {
      return progress(ContractJson.mapper().readValue(body, CampaignProgress.class));
    }
    // That it changed is enough, and a definition may be large.
    return CampaignDefined.class.getSimpleName().equals(event.type())
            && key != null
            && tenantId != null
        ? CampaignChange.ofItself(tenantId, UUID.fromString(key))
        : null;
  }

  private static CampaignChange progress(CampaignProgress progress) {
    return new CampaignChange(
        progress.tenantId(),
        progress.campaignId(),
        progress.jobs().stream()
            .collect(
                Collectors.toMap(
                    ChangedJob::jobId,
                    job -> job.status().name().toLowerCase(Locale.ROOT),
                    (was, is) -> is)),
        progress.truncated());
  }
}
