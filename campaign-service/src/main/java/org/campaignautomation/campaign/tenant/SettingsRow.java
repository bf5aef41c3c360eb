package org.campaignautomation.campaign.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;
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
    revision++;
    changedAt = now;
  }
}
