package org.campaignautomation.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  @Test
  void aCrmTopicNamesItsTenant() {
    assertThat(Topics.crmContacts("acme-2")).isEqualTo("crm.acme-2.contacts.v1");
    assertThat(Topics.tenantOfCrmTopic("crm.acme-2.contacts.v1")).isEqualTo("acme-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crm..contacts.v1",
        "crm.acme.contacts.v2",
        "crm.acme.contacts.v1.campaign-service.dlq",
        "crm.a.b.contacts.v1",
        "campaign.contacts.v1"
      })
  void otherTopicsNameNone(String topic) {
    assertThatIllegalArgumentException().isThrownBy(() -> Topics.tenantOfCrmTopic(topic));
  }

  @Test
  void eachChannelHasItsOwnDueJobs() {
    assertThat(Topics.dueJobs(Channel.EMAIL)).isEqualTo("enrollment.due-jobs-email.v1");
    assertThat(Topics.dueJobs(Channel.SMS)).isEqualTo("enrollment.due-jobs-sms.v1");
  }
}
