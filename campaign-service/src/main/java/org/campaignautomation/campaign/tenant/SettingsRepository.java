package org.campaignautomation.campaign.tenant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.SmsSender;
import org.hibernate.Session;

/** The stored settings, a row for each tenant. */
@ApplicationScoped
class SettingsRepository implements PanacheRepositoryBase<SettingsRow, String> {
  /** Two pods that start together both try; JPA has no insert that lets the second one pass. */
  private static final String INSERT =
      """
      insert into tenant_settings
        (tenant_id, revision, company_name, default_zone, email_address, email_name,
         email_reply_to, sms_from, quiet_hours, cap_per_day, cap_per_week, cap_on_exceeded,
         changed_at)
      values (:tenantId, 1, :companyName, :defaultZone, :emailAddress, :emailName, :emailReplyTo,
        :smsFrom, cast(:quietHours as jsonb), :capPerDay, :capPerWeek, :capOnExceeded,
        clock_timestamp())
      on conflict do nothing
      """;

  Optional<SettingsRow> lock(String tenantId) {
    return findByIdOptional(tenantId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Makes a tenant's row; false if it has one. */
  boolean insert(String tenantId, SettingsChange first) {
    EmailSender email = first.emailSender();
    SmsSender sms = first.smsSender();
    FrequencyCap cap = first.checkedFrequencyCap();
    return getEntityManager()
            .unwrap(Session.class)
            .createNativeMutationQuery(INSERT)
            .setParameter("tenantId", tenantId)
            .setParameter("companyName", first.companyName())
            .setParameter("defaultZone", first.defaultZone())
            .setParameter("emailAddress", email == null ? null : email.address())
            .setParameter("emailName", email == null ? null : email.name())
            .setParameter("emailReplyTo", email == null ? null : email.replyTo())
            .setParameter("smsFrom", sms == null ? null : sms.from())
            .setParameter("quietHours", SettingsRow.json(first.checkedQuietHours()))
            .setParameter("capPerDay", cap == null ? null : cap.perDay(), Integer.class)
            .setParameter("capPerWeek", cap == null ? null : cap.perWeek(), Integer.class)
            .setParameter("capOnExceeded", cap == null ? null : SettingsRow.text(cap.onExceeded()))
            .executeUpdate()
        == 1;
  }
}
