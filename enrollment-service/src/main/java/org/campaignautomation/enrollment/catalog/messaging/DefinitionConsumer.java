package org.campaignautomation.enrollment.catalog.messaging;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.timing.OpeningHours;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.IncomingEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes in campaign definitions. */
@Singleton
public class DefinitionConsumer {
  private final EventBatches batches;
  private final Catalog catalog;
  private final String group;

  DefinitionConsumer(
      EventBatches batches,
      Catalog catalog,
      @ConfigProperty(name = "quarkus.application.name") String group) {
    this.batches = batches;
    this.catalog = catalog;
    this.group = group;
  }

  @Incoming("definitions")
  @Blocking
  void consume(ConsumerRecords<String, byte[]> records) {
    batches.apply(records, group, DefinitionConsumer::read, catalog::define);
  }

  private static @Nullable Definition read(IncomingEvent event) throws IOException {
    if (event.body() == null || !CampaignDefined.class.getSimpleName().equals(event.type())) {
      return null;
    }
    CampaignDefined defined = ContractJson.mapper().readValue(event.body(), CampaignDefined.class);
    requireUsable(defined.schedule());
    return new Definition(
        new Campaign(
            defined.campaignId(),
            defined.tenantId(),
            defined.revision(),
            defined.version(),
            defined.status(),
            defined.lookBackDays(),
            defined.activatedAt(),
            defined.pausedAt(),
            defined.archivedAt(),
            Objects.requireNonNullElse(defined.freezes(), List.of())),
        new CampaignVersion(
            defined.campaignId(),
            defined.version(),
            defined.tenantId(),
            defined.schedule(),
            defined.steps().stream().map(DefinitionConsumer::withoutContent).toList(),
            defined.inFlight()));
  }

  /**
   * What campaign-service would have refused on saving would stop each batch that meets it later.
   */
  private static void requireUsable(@Nullable Schedule schedule) {
    if (schedule == null) {
      return;
    }
    try {
      OpeningHours unused = OpeningHours.of(schedule, ZoneId.of(schedule.zone()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("the schedule's zone is unknown", e);
    }
  }

  private static CampaignStep withoutContent(Step step) {
    return new CampaignStep(
        step.id(),
        step.position(),
        step.channel(),
        step.delay(),
        step.delayFrom(),
        step.maxLateness(),
        step.onTooLate());
  }
}
