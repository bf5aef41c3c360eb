package org.campaignautomation.campaign.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The stored schedule of one version of a campaign. */
@Entity
@Table(name = "campaign_schedules")
@IdClass(ScheduleRow.Key.class)
class ScheduleRow {
  /** One schedule for each version. */
  record Key(UUID campaignId, int version) {}

  @Id
  @Column(name = "campaign_id")
  private UUID campaignId;

  @Id @Column private int version;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "zone_mode")
  private String zoneMode;

  @Column private String zone;

  @Column
  @JdbcTypeCode(SqlTypes.JSON)
  private String windows;

  @Column(name = "blackout_dates")
  @JdbcTypeCode(SqlTypes.JSON)
  private String blackoutDates;

  /** For Hibernate. */
  ScheduleRow() {}

  ScheduleRow(Campaign campaign, Schedule schedule) {
    campaignId = campaign.id();
    version = campaign.version();
    tenantId = campaign.tenantId();
    zoneMode = EnumColumns.text(schedule.zoneMode());
    zone = schedule.zone();
    windows = json(schedule.windows());
    blackoutDates = json(schedule.blackoutDates());
  }

  Key key() {
    return new Key(campaignId, version);
  }

  Schedule schedule() {
    return new Schedule(
        EnumColumns.value(ZoneMode.class, zoneMode),
        zone,
        read(windows, new TypeReference<List<Schedule.Window>>() {}),
        read(blackoutDates, new TypeReference<List<LocalDate>>() {}));
  }

  private static String json(Object value) {
    try {
      return ContractJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return ContractJson.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
