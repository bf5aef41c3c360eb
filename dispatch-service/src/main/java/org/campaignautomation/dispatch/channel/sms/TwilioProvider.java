package org.campaignautomation.dispatch.channel.sms;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.campaignautomation.dispatch.channel.SmsProvider;
import org.jspecify.annotations.Nullable;

/** Hands SMS to Twilio's Messages resource. */
@Singleton
class TwilioProvider implements SmsProvider {
  /** Twilio's bounds for ValidityPeriod, in seconds. */
  private static final int MIN_VALIDITY = 1;

  private static final int MAX_VALIDITY = 36_000;

  private final int connections;
  private final @Nullable TwilioRestClient client;

  @Inject
  TwilioProvider(TwilioConfig account, SmsConfig config) {
    this(
        config.connections(),
        account.accountSid().isEmpty() || account.authToken().isEmpty()
            ? null
            : new TwilioRestClient.Builder(account.accountSid().get(), account.authToken().get())
                .httpClient(
                    new TwilioTransport(
                        account.baseUrl(), config.connectTimeout(), config.timeout()))
                .build());
  }

  TwilioProvider(int connections, @Nullable TwilioRestClient client) {
    this.connections = connections;
    this.client = client;
  }

  @Override
  public int connections() {
    return connections;
  }

  @Override
  public Outcome send(SmsMessage message) {
    if (client == null) {
      return new Outcome.Refused(
          FailureClass.SENDER_CONFIGURATION, "no_account", "no Twilio account is configured");
    }
    try {
      Message created = creator(message).create(client);
      String sid = created.getSid();
      return sid == null || sid.isBlank()
          ? new Outcome.Unclear("Twilio's answer names no message")
          : new Outcome.Accepted(sid);
    } catch (ApiConnectionException e) {
      return TwilioFailures.unanswered(e);
    } catch (ApiException e) {
      return TwilioFailures.outcome(e);
    } catch (TwilioException e) {
      return new Outcome.Unclear("Twilio's answer made no sense");
    }
  }

  private static MessageCreator creator(SmsMessage message) {
    MessageCreator creator =
        Message.creator(
            new PhoneNumber(message.to()), new PhoneNumber(message.from()), message.body());
    Duration validity = message.validity();
    if (validity != null) {
      // An SMS that Twilio queues must not leave after the window has closed.
      creator.setValidityPeriod(Math.clamp(validity.toSeconds(), MIN_VALIDITY, MAX_VALIDITY));
    }
    if (message.statusCallback() != null) {
      creator.setStatusCallback(message.statusCallback());
    }
    return creator;
  }
}
