package org.campaignautomation.campaign.tenant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;

/** The stored settings, a row for each tenant. */
@ApplicationScoped
class SettingsRepository implements PanacheRepositoryBase<SettingsRow, String> {
  /** Two pods that start together both try; JPA has no insert that lets the second one pass. */
  private static final String INSERT =
      """
      insert into tenant_settings
        (tenant_id, revision, company_name, default_zone, email_address, email_name,
         email_reply_to, sms_from, changed_at)
      values (:tenantId, 1, :companyName, :defaultZone, :emailAddress, :emailName, :emailReplyTo,
        :smsFrom, clock_timestamp())
      on conflict do nothing
      """;

  Optional<SettingsRow> lock(String tenantId) {
    return findByIdOptional(tenantId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Makes a tenant's row; false if it has one. */
  boolean insert(String tenantId, SettingsChange first) {
    EmailSender email = first.emailSender();
    SmsSender sms = first.smsSender();
    return getEntityManager()
            .createNativeQuery(INSERT)
            .setParameter("tenantId", tenantId)
            .setParameter("companyName", first.companyName())
            .setParameter("defaultZone", first.defaultZone())
            .setParameter("emailAddress", email == null ? null : email.address())
            .setParameter("emailName", email == null ? null : email.name())
            .setParameter("emailReplyTo", email == null ? null : email.replyTo())
            .setParameter("smsFrom", sms == null ? null : sms.from())
            .executeUpdate()
        == 1;
  }
}
