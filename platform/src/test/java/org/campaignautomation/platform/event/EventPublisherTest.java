package org.campaignautomation.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
  @Test
  void a_broker_that_says_nothing_refuses_nothing() throws Exception {
    // given
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      EventPublisher publisher = new EventPublisher("localhost:" + silent.getLocalPort(), "test");

      // then
      assertThatExceptionOfType(PublishException.class)
          .isThrownBy(
              () -> publisher.send(List.of(OutgoingEvent.of("t", "k", "T", "acme", new byte[1]))));
      publisher.close();
    }
  }

  @Test
  void only_what_is_about_the_record_or_its_topic_is_a_refusal() {
    assertThat(Refusal.reason(new RecordTooLargeException())).isEqualTo("record_too_large");
    assertThat(Refusal.reason(new TopicAuthorizationException("t"))).isEqualTo("not_authorized");
    assertThat(Refusal.reason(new UnknownTopicOrPartitionException())).isEqualTo("unknown_topic");
    assertThat(Refusal.reason(new TimeoutException())).isNull();
    assertThat(Refusal.reason(new NotEnoughReplicasException())).isNull();
    assertThat(Refusal.reason(new AuthenticationException("who?"))).isNull();
    assertThat(Refusal.reason(new ClusterAuthorizationException("who?"))).isNull();
    assertThat(Refusal.reason(new KafkaException("part of a batch"))).isNull();
  }
}
