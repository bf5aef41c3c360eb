package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.TenantSettingsChanged;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.Sinks;
import org.campaignautomation.localstack.email.ReceivedEmail;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a name, an address or a text, nobody else gets a message and no header comes.
 */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class InjectionIT {
  private static final String EVE = "eve@evil.example";

  @InjectStack TestStack stack;

  private Neighbours neighbours;
  private Sinks sinks;
  private long revision = System.currentTimeMillis();

  @BeforeEach
  void publishSettings() {
    neighbours = new Neighbours(stack.bootstrapServers());
    sinks = new Sinks(stack);
    neighbours.publish(Scene.settings());
  }

  @AfterEach
  void eveGotNothing() {
    neighbours.close();
    assertThat(sinks.emails(EVE)).isEmpty();
    assertThat(stack.inbox().messages())
        .allSatisfy(
            mail ->
                assertThat(mail.headers().keySet())
                    .doesNotContain("Bcc", "X-Evil")
                    .allSatisfy(name -> assertThat(name).matches("[A-Za-z-]+")));
  }

  private static Contact person(String email, String firstName) {
    return new Contact(
        "c", email, null, firstName, null, null, null, "UTC", "contact", null, Map.of());
  }

  private static JobDue job(Contact contact, AdHocMessage message) {
    return Scene.create().adHoc(Channel.EMAIL, contact, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann\r\nBcc: eve@evil.example",
        "Ann\nBcc: eve@evil.example",
        "Ann\rX-Evil: 1",
        "Ann\u2028X-Evil: 1",
        "Ann\u0085X-Evil: 1",
        "Ann\r\n\r\n.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<eve@evil.example>\r\nDATA",
        "=?UTF-8?Q?Ann=0D=0ABcc:_eve@evil.example?="
      })
  void a_name_is_only_a_name(String name) {
    String address = Sinks.someone();
    JobDue job =
        job(
            person(address, name),
            new AdHocMessage(
                "Hi {{ firstName }}", "<p>{{ firstName }}</p>", "Hi {{ firstName }}\n.\nBye"));

    neighbours.publish(job);

    neighbours.answer(job, DeliveryAccepted.class);
    ReceivedEmail mail = sinks.emails(address).getFirst();
    assertThat(mail.envelopeTo()).containsExactly(address);
    assertThat(mail.subject()).startsWith("Hi ").doesNotContain("\r", "\n");
    assertThat(mail.text()).contains("Bye");
  }

  @Test
  void a_templates_own_line_ends_are_no_headers_either() {
    String address = Sinks.someone();
    JobDue job =
        job(person(address, "Ann"), new AdHocMessage("Hi\r\nBcc: " + EVE, null, "{{ firstName }}"));

    neighbours.publish(job);

    neighbours.answer(job, DeliveryAccepted.class);
    assertThat(sinks.emails(address).getFirst().subject()).isEqualTo("Hi Bcc: " + EVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.com\r\nRCPT TO:<eve@evil.example>",
        "ann@example.com>\r\nRCPT TO:<eve@evil.example",
        "ann@example.com,eve@evil.example",
        "Ann <eve@evil.example>",
        "\"x\nRCPT TO:<eve@evil.example>\"@example.com",
        "ann@example.com\0",
        "ann@example.com SIZE=1"
      })
  void an_address_is_one_or_none(String address) {
    JobDue job = job(person(address, "Ann"), new AdHocMessage("Hi", null, "Hi"));

    neighbours.publish(job);

    DeliveryFailed failed = neighbours.answer(job, DeliveryFailed.class);
    assertThat(failed.failureClass()).isEqualTo(FailureClass.RECIPIENT_PERMANENT);
    assertThat(failed.code()).isEqualTo("invalid_address");
    assertThat(failed.detail()).doesNotContain("eve");
  }

  @Test
  void a_sender_that_cannot_be_written_sends_nothing() {
    List<EmailSender> senders =
        List.of(
            new EmailSender("hello@acme.example", "Acme\r\nBcc: " + EVE, null),
            new EmailSender("hello@acme.example\r\nBcc: " + EVE, "Acme", null),
            new EmailSender("hello@acme.example", "Acme", "care@acme.example\nBcc: " + EVE));
    for (EmailSender sender : senders) {
      JobDue job = jobOfHostileTenant(sender);

      neighbours.publish(job);

      DeliveryFailed failed = neighbours.answer(job, DeliveryFailed.class);
      assertThat(failed.failureClass()).isEqualTo(FailureClass.SENDER_CONFIGURATION);
      assertThat(failed.code()).isEqualTo("invalid_sender");
    }
  }

  /** Each sender is a tenant's of its own, so that nothing has to be waited for but its record. */
  private JobDue jobOfHostileTenant(@Nullable EmailSender sender) {
    String tenant = "hostile-" + revision++;
    neighbours.publish(
        new TenantSettingsChanged(
            tenant, 1, "Evil Inc", "UTC", sender, null, List.of(), null, Instant.now()));
    JobDue job = job(person(Sinks.someone(), "Ann"), new AdHocMessage("Hi", null, "Hi"));
    return Scene.of(tenant, job);
  }
}
