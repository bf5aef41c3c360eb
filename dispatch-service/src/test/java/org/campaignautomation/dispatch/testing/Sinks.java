package org.campaignautomation.dispatch.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.localstack.email.ReceivedEmail;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.localstack.twilio.SmsMessage;

/** What arrived, and what the ledger says of it. */
public record Sinks(TestStack stack) {
  /** An e-mail address that nobody else has. */
  public static String someone() {
    return "ann-" + UUID.randomUUID() + "@example.com";
  }

  /** The e-mails that an address got. */
  public List<ReceivedEmail> emails(String address) {
    return stack.inbox().messages().stream()
        .filter(mail -> mail.envelopeTo().contains(address))
        .toList();
  }

  /** The SMS that a number got. */
  public List<SmsMessage> sms(String phone) {
    return stack.twilio().messages().stream().filter(sms -> sms.to().equals(phone)).toList();
  }

  /** How many requests named a number, whatever came of them. */
  public long requests(String phone) {
    return stack.twilio().requests().stream().filter(r -> r.to().equals(phone)).count();
  }

  /** The states of a job's rows in the ledger, by attempt. */
  public List<String> states(UUID jobId) throws SQLException {
    return column("select state from dispatch.deliveries where job_id = ? order by attempt", jobId);
  }

  /** The first column of what a query finds. */
  public List<String> column(String sql, Object... parameters) throws SQLException {
    try (Connection connection = stack.adminConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      List<String> values = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
      return values;
    }
  }
}
