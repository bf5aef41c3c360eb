package org.campaignautomation.dispatch.channel.sms;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.AccountCheck;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.campaignautomation.dispatch.channel.SmsProvider;
import org.campaignautomation.dispatch.channel.UnlistedCodes;
import org.jspecify.annotations.Nullable;

/** Hands SMS to Twilio's Messages resource. */
@Singleton
class TwilioProvider implements SmsProvider {
  /** Twilio's bounds for ValidityPeriod, in seconds. */
  private static final int MIN_VALIDITY = 1;

  private static final int MAX_VALIDITY = 36_000;

  private static final Outcome NO_ACCOUNT =
      new Outcome.Refused(
          FailureClass.SENDER_CONFIGURATION, "no_account", "no Twilio account is configured");

  private final URI endpoint;
  private final int connections;
  private final @Nullable TwilioRestClient client;
  private final TwilioFailures.Unlisted unlisted;

  @Inject
  TwilioProvider(TwilioConfig account, SmsConfig config, UnlistedCodes unlisted) {
    this(
        account.baseUrl(),
        config.connections(),
        account.accountSid().isEmpty() || account.authToken().isEmpty()
            ? null
            : new TwilioRestClient.Builder(account.accountSid().get(), account.authToken().get())
                .httpClient(
                    new TwilioTransport(
                        // One more to ask whether the account is there.
                        account.baseUrl(),
                        config.connections() + 1,
                        config.connectTimeout(),
                        config.timeout()))
                .build(),
        code -> unlisted.count(Channel.SMS, code));
  }

  TwilioProvider(
      URI endpoint,
      int connections,
      @Nullable TwilioRestClient client,
      TwilioFailures.Unlisted unlisted) {
    this.endpoint = endpoint;
    this.connections = connections;
    this.client = client;
    this.unlisted = unlisted;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public String endpoint() {
    return endpoint.getScheme() + "://" + endpoint.getAuthority();
  }

  @Override
  public int connections() {
    return connections;
  }

  @Override
  public Outcome send(SmsMessage message) {
    TwilioRestClient account = client;
    return account == null ? NO_ACCOUNT : asking(() -> create(message, account));
  }

  private static Outcome create(SmsMessage message, TwilioRestClient account) {
    String sid = creator(message).create(account).getSid();
    return sid == null || sid.isBlank()
        ? new Outcome.Unclear("Twilio's answer names no message")
        : new Outcome.Accepted(sid);
  }

  private Outcome asking(Supplier<Outcome> question) {
    try {
      return question.get();
    } catch (ApiConnectionException e) {
      return TwilioFailures.unanswered(e);
    } catch (ApiException e) {
      return TwilioFailures.outcome(e, unlisted);
    } catch (TwilioException e) {
      return new Outcome.Unclear("Twilio's answer made no sense");
    }
  }

  /** Reads the account: it costs nothing, and tells whether our credentials are taken. */
  @Override
  public AccountCheck check() {
    long started = System.nanoTime();
    TwilioRestClient account = client;
    Outcome outcome = account == null ? NO_ACCOUNT : asking(() -> read(account));
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          new AccountCheck(true, AccountCheck.OK, "the account is active", took);
      case Outcome.Refused refused ->
          new AccountCheck(false, refused.code(), refused.detail(), took);
      case Outcome.Unclear unclear -> new AccountCheck(false, "no_answer", unclear.detail(), took);
    };
  }

  private static Outcome read(TwilioRestClient client) {
    Account account = Account.fetcher(client.getAccountSid()).fetch(client);
    return account.getStatus() == Account.Status.ACTIVE
        ? new Outcome.Accepted(client.getAccountSid())
        : new Outcome.Refused(
            FailureClass.SENDER_CONFIGURATION,
            "account_not_active",
            "the account is suspended or closed",
            true);
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
