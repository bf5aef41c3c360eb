package org.campaignautomation.dispatch.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.contracts.SmsSender;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
  private static final TenantSettings ACME =
      new TenantSettings(
          "Acme Inc",
          new EmailSender("hello@acme.example", "Acme", null),
          new SmsSender("+15005550006"));

  private static Contact contact(@Nullable String firstName, @Nullable String companyName) {
    return new Contact(
        "c-1",
        "ann@example.com",
        "+14155550100",
        firstName,
        "Lee",
        null,
        companyName,
        "America/New_York",
        "contact",
        "en",
        Map.of("city", "Rome"));
  }

  private static MessageRequest request(Channel channel, Contact contact) {
    return new MessageRequest(ID, channel, contact, NOW.plus(Duration.ofHours(2)));
  }

  private static ParsedContent email(String subject, String html, MissingVariable missing) {
    return step(Channel.EMAIL, subject, html, "Hi", missing);
  }

  private static ParsedContent sms(String text) {
    return step(Channel.SMS, null, null, text, MissingVariable.SKIP);
  }

  private static ParsedContent step(
      Channel channel,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      MissingVariable missing) {
    return ParsedContent.parse(new Content(channel, subject, html, text, missing));
  }

  private static Writing write(Channel channel, Contact contact, ParsedContent content) {
    return MessageWriter.write(request(channel, contact), content, ACME, NOW);
  }

  @Test
  void an_email_says_names_and_company() {
    ParsedContent step =
        email(
            "Welcome {{ customerName }}",
            "<p>{{ companyName }}, {{ attributes.city }}</p>",
            MissingVariable.SKIP);
    assertThat(write(Channel.EMAIL, contact("Ann", null), step))
        .isEqualTo(
            new Writing.Ready(
                new EmailMessage(
                    ID,
                    NOW,
                    new EmailSender("hello@acme.example", "Acme", null),
                    "ann@example.com",
                    "Welcome Ann Lee",
                    "<p>Acme Inc, Rome</p>",
                    "Hi")));
  }

  @Test
  void a_contacts_own_company_comes_first() {
    assertThat(write(Channel.SMS, contact("Ann", "Lee & Co"), sms("{{ companyName }}")))
        .isInstanceOfSatisfying(
            Writing.Ready.class,
            ready ->
                assertThat(ready.message())
                    .isEqualTo(
                        new SmsMessage(
                            "+15005550006", "+14155550100", "Lee & Co", Duration.ofHours(2))));
  }

  @Test
  void a_missing_variable_skips_and_is_named() {
    ParsedContent step = email("Hi {{ firstName }}", "<p>x</p>", MissingVariable.SKIP);
    assertThat(write(Channel.EMAIL, contact(null, null), step))
        .isEqualTo(new Writing.Skip("missing_variable:firstName"));
  }

  @Test
  void a_missing_variable_may_be_left_empty() {
    ParsedContent step = email("Hi {{ firstName }}!", "<p>x</p>", MissingVariable.EMPTY);
    assertThat(write(Channel.EMAIL, contact(null, null), step))
        .isInstanceOfSatisfying(
            Writing.Ready.class,
            ready -> assertThat(((EmailMessage) ready.message()).subject()).isEqualTo("Hi !"));
  }

  @Test
  void a_missing_variable_may_fail_the_job() {
    ParsedContent step = email("Hi {{ firstName }}", "{{ attributes.none }}", MissingVariable.FAIL);
    assertThat(write(Channel.EMAIL, contact(null, null), step))
        .isEqualTo(
            new Writing.Failure(
                FailureClass.CONTENT_REJECTED,
                "missing_variable",
                "no value and no default for firstName, attributes.none"));
  }

  @Test
  void hostile_values_stay_text() {
    ParsedContent step =
        email("Hi {{ firstName }}", "<p>{{ firstName }}</p>", MissingVariable.SKIP);
    Contact hostile = contact("<script>{{ email }}</script>\r\nBcc: eve@x.example", null);
    assertThat(write(Channel.EMAIL, hostile, step))
        .isInstanceOfSatisfying(
            Writing.Ready.class,
            ready -> {
              EmailMessage message = (EmailMessage) ready.message();
              assertThat(message.subject())
                  .isEqualTo("Hi <script>{{ email }}</script> Bcc: eve@x.example");
              assertThat(message.html())
                  .startsWith("<p>&lt;script&gt;{{ email }}&lt;/script&gt;")
                  .doesNotContain("<script>");
            });
  }

  @Test
  void a_long_sms_is_refused_before_the_provider_is_asked() {
    assertThat(
            write(
                Channel.SMS,
                contact("Ann", null),
                sms("{% for i in (1..200) %}0123456789{% endfor %}")))
        .isInstanceOfSatisfying(
            Writing.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo("output_too_long"));
  }

  @Test
  void nothing_to_say_is_refused() {
    assertThat(write(Channel.SMS, contact("Ann", null), sms(" {{ firstName | remove: 'Ann' }} ")))
        .isInstanceOfSatisfying(
            Writing.Failure.class, failure -> assertThat(failure.code()).isEqualTo("no_text"));
  }

  @Test
  void a_tenant_without_sender_sends_nothing() {
    TenantSettings mute = new TenantSettings("Acme Inc", null, null);
    assertThat(
            MessageWriter.write(request(Channel.SMS, contact("Ann", null)), sms("Hi"), mute, NOW))
        .isInstanceOfSatisfying(
            Writing.Failure.class,
            failure ->
                assertThat(failure.failureClass()).isEqualTo(FailureClass.SENDER_CONFIGURATION));
  }
}
