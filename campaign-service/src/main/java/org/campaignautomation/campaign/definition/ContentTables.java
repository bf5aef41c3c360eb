package org.campaignautomation.campaign.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Row;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.contracts.ZoneMode;
import org.jspecify.annotations.Nullable;

/** The tables of schedules and of sequences: rows of each version. */
@Singleton
class ContentTables {
  private static final String INSERT_SCHEDULE =
      """
      insert into campaign_schedules
        (campaign_id, tenant_id, version, zone_mode, zone, windows, blackout_dates)
      values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
      """;
  private static final String INSERT_STEP =
      """
      insert into campaign_sequences (campaign_id, tenant_id, version, position, step_id, channel,
        delay_amount, delay_unit, delay_from, subject, html, body_text, max_lateness_amount,
        max_lateness_unit, on_too_late, missing_variable)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::int, ?, ?, ?)
      """;
  private static final String SCHEDULES =
      "select * from campaign_schedules where tenant_id = ? and campaign_id = any (?)";
  private static final String STEPS =
      """
      select * from campaign_sequences where tenant_id = ? and campaign_id = any (?)
      order by campaign_id, version, position
      """;
  private static final String DELETE_SCHEDULE =
      "delete from campaign_schedules where tenant_id = ? and campaign_id = ? and version = ?";
  private static final String DELETE_STEPS =
      "delete from campaign_sequences where tenant_id = ? and campaign_id = ? and version = ?";

  /** The schedule and the steps of one version. */
  record Content(UUID campaignId, int version, @Nullable Schedule schedule, List<Step> steps) {}

  private record Key(UUID campaignId, int version) {}

  private record KeyedSchedule(Key key, Schedule schedule) {}

  private record KeyedStep(Key key, Step step) {}

  private final Database database;

  ContentTables(Database database) {
    this.database = database;
  }

  /** The content of all versions of these campaigns, in order of versions. */
  List<Content> of(String tenantId, List<UUID> campaignIds) {
    UUID[] ids = campaignIds.toArray(UUID[]::new);
    Map<Key, Schedule> schedules = new HashMap<>();
    database
        .list(SCHEDULES, ContentTables::readSchedule, tenantId, ids)
        .forEach(keyed -> schedules.put(keyed.key(), keyed.schedule()));
    Map<Key, List<Step>> steps = new HashMap<>();
    database
        .list(STEPS, ContentTables::readStep, tenantId, ids)
        .forEach(
            keyed ->
                steps.computeIfAbsent(keyed.key(), key -> new ArrayList<>()).add(keyed.step()));
    schedules.keySet().forEach(key -> steps.computeIfAbsent(key, any -> new ArrayList<>()));
    return steps.entrySet().stream()
        .map(
            entry ->
                new Content(
                    entry.getKey().campaignId(),
                    entry.getKey().version(),
                    schedules.get(entry.getKey()),
                    entry.getValue()))
        .sorted(Comparator.comparingInt(Content::version))
        .toList();
  }

  /** Inserts the content of the version at which the campaign is shown. */
  void insert(Campaign campaign) {
    Schedule schedule = campaign.content().schedule();
    if (schedule != null) {
      database.update(
          INSERT_SCHEDULE,
          campaign.id(),
          campaign.tenantId(),
          campaign.version(),
          text(schedule.zoneMode()),
          schedule.zone(),
          json(schedule.windows()),
          json(schedule.blackoutDates()));
    }
    campaign.content().steps().forEach(step -> insert(campaign, step));
  }

  private void insert(Campaign campaign, Step step) {
    Delay maxLateness = step.maxLateness();
    database.update(
        INSERT_STEP,
        campaign.id(),
        campaign.tenantId(),
        campaign.version(),
        step.position(),
        step.id(),
        text(step.channel()),
        step.delay().amount(),
        text(step.delay().unit()),
        text(step.delayFrom()),
        step.subject(),
        step.html(),
        step.text(),
        maxLateness == null ? null : maxLateness.amount(),
        maxLateness == null ? null : text(maxLateness.unit()),
        text(step.onTooLate()),
        text(step.missingVariable()));
  }

  void delete(Campaign campaign) {
    database.update(DELETE_STEPS, campaign.tenantId(), campaign.id(), campaign.version());
    database.update(DELETE_SCHEDULE, campaign.tenantId(), campaign.id(), campaign.version());
  }

  private static KeyedSchedule readSchedule(Row row) throws SQLException {
    try {
      return new KeyedSchedule(
          key(row),
          new Schedule(
              value(ZoneMode.class, row.text("zone_mode")),
              row.text("zone"),
              ContractJson.mapper()
                  .readValue(row.text("windows"), new TypeReference<List<Schedule.Window>>() {}),
              ContractJson.mapper()
                  .readValue(row.text("blackout_dates"), new TypeReference<List<LocalDate>>() {})));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyedStep readStep(Row row) throws SQLException {
    Integer lateness = row.integerOrNull("max_lateness_amount");
    return new KeyedStep(
        key(row),
        new Step(
            row.id("step_id"),
            row.integer("position"),
            value(Channel.class, row.text("channel")),
            new Delay(row.integer("delay_amount"), value(Delay.Unit.class, row.text("delay_unit"))),
            value(DelayFrom.class, row.text("delay_from")),
            row.textOrNull("subject"),
            row.textOrNull("html"),
            row.textOrNull("body_text"),
            lateness == null
                ? null
                : new Delay(lateness, value(Delay.Unit.class, row.text("max_lateness_unit"))),
            value(OnTooLate.class, row.text("on_too_late")),
            value(MissingVariable.class, row.text("missing_variable"))));
  }

  private static Key key(Row row) throws SQLException {
    return new Key(row.id("campaign_id"), row.integer("version"));
  }

  private static <E extends Enum<E>> E value(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String json(Object value) {
    try {
      return ContractJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
