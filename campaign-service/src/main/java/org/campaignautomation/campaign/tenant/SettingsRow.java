package org.campaignautomation.campaign.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.SmsSender;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A tenant's stored settings. */
@Entity
@Table(name = "tenant_settings")
class SettingsRow {
  @Id
  @Column(name = "tenant_id")
  private String tenantId;

  @Column private long revision;

  @Column(name = "company_name")
  private String companyName;

  @Column(name = "default_zone")
  private String defaultZone;

  @Column(name = "email_address")
  private @Nullable String emailAddress;

  @Column(name = "email_name")
  private @Nullable String emailName;

  @Column(name = "email_reply_to")
  private @Nullable String emailReplyTo;

  @Column(name = "sms_from")
  private @Nullable String smsFrom;

  @Column(name = "quiet_hours")
  @JdbcTypeCode(SqlTypes.JSON)
  private String quietHours;

  @Column(name = "cap_per_day")
  private @Nullable Integer capPerDay;

  @Column(name = "cap_per_week")
  private @Nullable Integer capPerWeek;

  @Column(name = "cap_on_exceeded")
  private @Nullable String capOnExceeded;

  @Column(name = "changed_at")
  private Instant changedAt;

  /** For Hibernate. */
  SettingsRow() {}

  TenantSettings settings() {
    return new TenantSettings(
        tenantId,
        revision,
        companyName,
        defaultZone,
        emailAddress == null ? null : new EmailSender(emailAddress, emailName, emailReplyTo),
        smsFrom == null ? null : new SmsSender(smsFrom),
        readQuietHours(),
        capOnExceeded == null
            ? null
            : new FrequencyCap(
                capPerDay,
                capPerWeek,
                FrequencyCap.OnExceeded.valueOf(capOnExceeded.toUpperCase(Locale.ROOT))),
        changedAt);
  }

  /** The row is locked: its revision goes up by one for each change. */
  void change(SettingsChange change, Instant now) {
    EmailSender email = change.emailSender();
    SmsSender sms = change.smsSender();
    companyName = Objects.requireNonNull(change.companyName(), "checked before");
    defaultZone = Objects.requireNonNull(change.defaultZone(), "checked before");
    emailAddress = email == null ? null : email.address();
    emailName = email == null ? null : email.name();
    emailReplyTo = email == null ? null : email.replyTo();
    smsFrom = sms == null ? null : sms.from();
    quietHours = json(change.checkedQuietHours());
    FrequencyCap cap = change.checkedFrequencyCap();
    capPerDay = cap == null ? null : cap.perDay();
    capPerWeek = cap == null ? null : cap.perWeek();
    capOnExceeded = cap == null ? null : text(cap.onExceeded());
    revision++;
    changedAt = now;
  }

  private List<QuietHours> readQuietHours() {
    try {
      return ContractJson.mapper().readValue(quietHours, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(FrequencyCap.OnExceeded onExceeded) {
    return onExceeded.name().toLowerCase(Locale.ROOT);
  }

  static String json(List<QuietHours> value) {
    try {
      return ContractJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
