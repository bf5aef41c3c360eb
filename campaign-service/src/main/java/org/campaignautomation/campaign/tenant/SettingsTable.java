package org.campaignautomation.campaign.tenant;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Row;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;
import org.jspecify.annotations.Nullable;

/** The table of tenant settings. */
@Singleton
class SettingsTable {
  private static final String FIND = "select * from tenant_settings where tenant_id = ?";
  private static final String INSERT =
      """
      insert into tenant_settings
        (company_name, default_zone, email_address, email_name, email_reply_to, sms_from,
         revision, changed_at, tenant_id)
      values (?, ?, ?, ?, ?, ?, 1, clock_timestamp(), ?)
      on conflict do nothing returning *
      """;
  private static final String UPDATE =
      """
      update tenant_settings
      set company_name = ?, default_zone = ?, email_address = ?, email_name = ?, email_reply_to = ?,
        sms_from = ?, revision = revision + 1, changed_at = clock_timestamp()
      where tenant_id = ? returning *
      """;

  private final Database database;

  SettingsTable(Database database) {
    this.database = database;
  }

  Optional<TenantSettings> find(String tenantId) {
    return database.first(FIND, SettingsTable::read, tenantId);
  }

  Optional<TenantSettings> lock(String tenantId) {
    return database.first(FIND + " for update", SettingsTable::read, tenantId);
  }

  /** Empty if another transaction has inserted the tenant's row. */
  Optional<TenantSettings> insert(String tenantId, SettingsChange change) {
    return write(INSERT, tenantId, change);
  }

  TenantSettings update(String tenantId, SettingsChange change) {
    return write(UPDATE, tenantId, change).orElseThrow();
  }

  private Optional<TenantSettings> write(String sql, String tenantId, SettingsChange change) {
    EmailSender email = change.emailSender();
    SmsSender sms = change.smsSender();
    return database.first(
        sql,
        SettingsTable::read,
        change.companyName(),
        change.defaultZone(),
        email == null ? null : email.address(),
        email == null ? null : email.name(),
        email == null ? null : email.replyTo(),
        sms == null ? null : sms.from(),
        tenantId);
  }

  private static TenantSettings read(Row row) throws SQLException {
    return new TenantSettings(
        row.text("tenant_id"),
        row.bigint("revision"),
        row.text("company_name"),
        row.text("default_zone"),
        email(row),
        sms(row),
        row.instant("changed_at"));
  }

  private static @Nullable EmailSender email(Row row) throws SQLException {
    String address = row.textOrNull("email_address");
    return address == null
        ? null
        : new EmailSender(address, row.textOrNull("email_name"), row.textOrNull("email_reply_to"));
  }

  private static @Nullable SmsSender sms(Row row) throws SQLException {
    String from = row.textOrNull("sms_from");
    return from == null ? null : new SmsSender(from);
  }
}
