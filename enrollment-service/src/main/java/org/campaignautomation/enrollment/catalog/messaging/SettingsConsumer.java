package org.campaignautomation.enrollment.catalog.messaging;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.TenantSettingsChanged;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.SendingRules;
import org.campaignautomation.enrollment.catalog.TenantSettings;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.IncomingEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes in tenant settings. */
@Singleton
public class SettingsConsumer {
  private final EventBatches batches;
  private final Catalog catalog;
  private final String group;

  SettingsConsumer(
      EventBatches batches,
      Catalog catalog,
      @ConfigProperty(name = "quarkus.application.name") String group) {
    this.batches = batches;
    this.catalog = catalog;
    this.group = group;
  }

  @Incoming("settings")
  @Blocking
  void consume(ConsumerRecords<String, byte[]> records) {
    batches.apply(records, group, SettingsConsumer::read, catalog::settle);
  }

  private static @Nullable TenantSettings read(IncomingEvent event) throws IOException {
    if (event.body() == null || !TenantSettingsChanged.class.getSimpleName().equals(event.type())) {
      return null;
    }
    TenantSettingsChanged changed =
        ContractJson.mapper().readValue(event.body(), TenantSettingsChanged.class);
    return new TenantSettings(
        changed.tenantId(),
        changed.revision(),
        changed.companyName(),
        changed.defaultZone(),
        new SendingRules(
            Objects.requireNonNullElse(changed.quietHours(), List.of()), changed.frequencyCap()),
        changed.changedAt());
  }
}
