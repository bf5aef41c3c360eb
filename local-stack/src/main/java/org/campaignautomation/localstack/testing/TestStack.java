package org.campaignautomation.localstack.testing;

import java.sql.Connection;
import java.sql.SQLException;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;

/** What a service test sees of the stack behind it. */
public interface TestStack {
  /** A person's signed token; the roles are taken as they are. */
  String token(String user, String tenantId, String... roles);

  /** A person's token that was over an hour ago. */
  String expiredToken(String user, String tenantId, String... roles);

  /** The token by which campaign-service calls the inner services. */
  String internalToken();

  /** The token issuer's URL, as in the claim {@code iss}. */
  String issuer();

  /** What Kafka clients connect to first. */
  String bootstrapServers();

  /** Makes the CRM topic of a further tenant; {@code acme} and {@code globex} have theirs. */
  void createCrmTopic(String tenantId);

  /** The database of all services. */
  String jdbcUrl();

  /**
   * A connection of the superuser, who sees all schemas.
   *
   * @throws SQLException if the server is gone
   */
  Connection adminConnection() throws SQLException;

  /** The e-mails received. */
  SmtpInbox inbox();

  /** The SMS received, and every request for one. */
  TwilioEndpoint twilio();
}
