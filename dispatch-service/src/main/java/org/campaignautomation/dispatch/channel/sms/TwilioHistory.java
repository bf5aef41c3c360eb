package org.campaignautomation.dispatch.channel.sms;

import com.twilio.base.Page;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.campaignautomation.dispatch.channel.SmsHistory;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Twilio's Messages resource. By number alone: its filter by date looks at when a message was
 * sent on, and one that still waits in Twilio's queue has no such date.
 */
@Singleton
class TwilioHistory implements SmsHistory {
  private static final Logger LOG = Logger.getLogger(TwilioHistory.class);

  /** As many as Twilio lists at once. */
  private static final int PAGE = 1_000;

  private static final int CONNECTIONS = 2;

  private final @Nullable TwilioRestClient client;

  TwilioHistory(TwilioConfig account, SmsConfig config) {
    this.client =
        account.accountSid().isEmpty() || account.authToken().isEmpty()
            ? null
            : new TwilioRestClient.Builder(account.accountSid().get(), account.authToken().get())
                .httpClient(
                    new TwilioTransport(
                        account.baseUrl(), CONNECTIONS, config.connectTimeout(), config.timeout()))
                .build();
  }

  @Override
  public Optional<List<TakenText>> to(String number) {
    if (client == null) {
      return Optional.empty();
    }
    try {
      Page<Message> page =
          Message.reader().setTo(new PhoneNumber(number)).pageSize(PAGE).firstPage(client);
      return page.getRecords().size() == PAGE
          ? Optional.empty()
          : Optional.of(page.getRecords().stream().map(TwilioHistory::taken).toList());
    } catch (TwilioException e) {
      LOG.infof("Twilio does not tell what it has: %s", Logs.describe(e));
      return Optional.empty();
    }
  }

  private static TakenText taken(Message message) {
    var created = message.getDateCreated();
    return new TakenText(
        message.getSid(), message.getBody(), created == null ? Instant.EPOCH : created.toInstant());
  }
}
