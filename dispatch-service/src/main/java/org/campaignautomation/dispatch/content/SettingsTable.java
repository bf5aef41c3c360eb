package org.campaignautomation.dispatch.content;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.SmsSender;
import org.campaignautomation.contracts.TenantSettingsChanged;

/** The table {@code tenant_settings}. */
@Singleton
public class SettingsTable {
  private static final String SAVE =
      """
      insert into tenant_settings as known
        (tenant_id, revision, company_name, email_address, email_name, email_reply_to, sms_from)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (tenant_id) do update
      set revision = excluded.revision, company_name = excluded.company_name,
          email_address = excluded.email_address, email_name = excluded.email_name,
          email_reply_to = excluded.email_reply_to, sms_from = excluded.sms_from
      where known.revision < excluded.revision
      """;
  private static final String FIND =
      """
      select tenant_id, company_name, email_address, email_name, email_reply_to, sms_from
      from tenant_settings where tenant_id = any (?)
      """;

  private final DataSource dataSource;

  SettingsTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Takes over what is newer than what is known; a tenant's settings change a few times a year. */
  public void save(List<TenantSettingsChanged> changes) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement save = connection.prepareStatement(SAVE)) {
      for (TenantSettingsChanged change : changes) {
        EmailSender email = change.emailSender();
        SmsSender sms = change.smsSender();
        save.setString(1, change.tenantId());
        save.setLong(2, change.revision());
        save.setString(3, change.companyName());
        save.setString(4, email == null ? null : email.address());
        save.setString(5, email == null ? null : email.name());
        save.setString(6, email == null ? null : email.replyTo());
        save.setString(7, sms == null ? null : sms.from());
        save.addBatch();
      }
      save.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("settings could not be written", e);
    }
  }

  /** The settings of the tenants of whom some are known. */
  public Map<String, TenantSettings> find(Collection<String> tenantIds) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setArray(1, connection.createArrayOf("text", tenantIds.toArray()));
      try (ResultSet row = find.executeQuery()) {
        Map<String, TenantSettings> settings = new HashMap<>();
        while (row.next()) {
          String email = row.getString(3);
          String sms = row.getString(6);
          settings.put(
              row.getString(1),
              new TenantSettings(
                  row.getString(2),
                  email == null ? null : new EmailSender(email, row.getString(4), row.getString(5)),
                  sms == null ? null : new SmsSender(sms)));
        }
        return settings;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("settings could not be read", e);
    }
  }
}
