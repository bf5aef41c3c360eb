package org.campaignautomation.dispatch.content.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Event;
import org.campaignautomation.contracts.TenantSettingsChanged;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.dispatch.content.CampaignTable;
import org.campaignautomation.dispatch.content.SettingsTable;
import org.campaignautomation.dispatch.intake.TopicHandler;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.IncomingEvent;
import org.jspecify.annotations.Nullable;

/** Keeps the copies of campaigns and settings up to date. */
@Singleton
class CampaignIntake implements TopicHandler {
  private static final int BATCH = 500;
  private static final ObjectMapper JSON = ContractJson.mapper();

  private final EventBatches batches;
  private final CampaignTable campaigns;
  private final SettingsTable settings;

  CampaignIntake(EventBatches batches, CampaignTable campaigns, SettingsTable settings) {
    this.batches = batches;
    this.campaigns = campaigns;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "campaigns";
  }

  @Override
  public List<String> topics() {
    return List.of(Topics.SETTINGS, Topics.DEFINITIONS);
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public void handle(List<ConsumerRecord<String, byte[]>> batch) {
    batches.<Event>apply(batch, GROUP, CampaignIntake::read, this::save);
  }

  private void save(List<Event> events) {
    List<CampaignDefined> definitions = only(events, CampaignDefined.class);
    if (!definitions.isEmpty()) {
      campaigns.save(definitions);
    }
    List<TenantSettingsChanged> changes = only(events, TenantSettingsChanged.class);
    if (!changes.isEmpty()) {
      settings.save(changes);
    }
  }

  static @Nullable Event read(IncomingEvent event) throws IOException {
    if (event.body() == null || event.type() == null) {
      return null;
    }
    return switch (event.type()) {
      case "CampaignDefined" -> JSON.readValue(event.body(), CampaignDefined.class);
      case "TenantSettingsChanged" -> JSON.readValue(event.body(), TenantSettingsChanged.class);
      default -> null;
    };
  }

  private static <T extends Event> List<T> only(List<Event> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
