package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.immediate.ImmediateSend;
import org.campaignautomation.enrollment.immediate.Order;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job whose record a real broker refuses holds up no other, and is not lost. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class RefusedHandOverIT {
  private static final String TOPIC = "enrollment.due-jobs-email.v1";

  @InjectStack TestStack stack;
  @Inject ImmediateSend send;
  @Inject Claims claims;
  @Inject Desk desk;
  @Inject Receipts receipts;
  @Inject Rescue rescue;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final UUID small = Ids.next();
  private final UUID large = Ids.next();

  @BeforeEach
  void sendTwo() {
    stored.clear();
    stored.hear(List.of(Samples.known("acme", small), Samples.known("acme", large)));
    order(small, "Hello you");
    order(large, incompressible());
  }

  @AfterEach
  void allowAll() throws Exception {
    alter(OpType.DELETE);
  }

  @Test
  void itIsPutOffAndGoesOutLater() throws Exception {
    // given
    alter(OpType.SET);

    // when
    int settled =
        desk.handOver(Channel.EMAIL, claims.claimImmediate(Channel.EMAIL, 10, "pod", null));
    receipts.writeAll();

    // then
    assertThat(settled).isOne();
    assertThat(of(small).status()).isEqualTo("processing");
    assertThat(of(small).leaseUntil()).isAfter(Instant.now().plusSeconds(600));
    assertThat(of(large).status()).isEqualTo("pending");
    assertThat(of(large).reason()).isEqualTo("hand_over_refused");

    // and once the broker takes it
    alter(OpType.DELETE);
    Instant later = Instant.now().plusSeconds(61);
    desk.handOver(Channel.EMAIL, claims.claimImmediate(Channel.EMAIL, 10, "pod", later));
    receipts.writeAll();
    assertThat(of(large).status()).isEqualTo("processing");
    assertThat(of(large).attempt()).isOne();
    assertThat(of(large).leaseUntil()).isAfter(Instant.now().plusSeconds(600));
  }

  @Test
  void whatIsHandedOverAgainIsNotHeldUpEither() throws Exception {
    // given both handed over, and not answered
    desk.handOver(Channel.EMAIL, claims.claimImmediate(Channel.EMAIL, 10, "pod", null));
    receipts.writeAll();
    alter(OpType.SET);

    // when
    rescue.run(Instant.now().plusSeconds(1_000));

    // then the one waits for its answer again, the other for the next try: it may have been sent
    assertThat(of(small).leaseUntil()).isBetween(in(600), in(990));
    assertThat(of(large).leaseUntil()).isAfter(in(1_000));
    assertThat(of(large).status()).isEqualTo("processing");
  }

  private static Instant in(int seconds) {
    return Instant.now().plusSeconds(seconds);
  }

  private Stored of(UUID contactId) {
    return stored.of(campaignId).stream()
        .filter(job -> job.contactId().equals(contactId))
        .findAny()
        .orElseThrow();
  }

  private void order(UUID contactId, String text) {
    send.send(
        new Order(
            "acme",
            campaignId,
            1,
            List.of(contactId),
            null,
            0,
            Channel.EMAIL,
            new AdHocMessage("Hello", null, text)));
  }

  private static String incompressible() {
    byte[] random = new byte[150_000];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  private void alter(OpType operation) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", "100000"), operation))))
          .all()
          .get();
    }
  }
}
