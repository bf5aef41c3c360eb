package org.campaignautomation.dispatch.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.campaignautomation.contracts.Channel;
import org.junit.jupiter.api.Test;

class AddressHashTest {
  private static final byte[] SALT = "salt".getBytes(StandardCharsets.UTF_8);

  private static byte[] hash(String tenant, String address) {
    return AddressHash.of(SALT, tenant, Channel.EMAIL, address);
  }

  @Test
  void one_mailbox_has_one_hash_however_it_is_written() {
    assertThat(hash("acme", " Ann@Example.com"))
        .hasSize(32)
        .isEqualTo(hash("acme", "ann@example.com"));
  }

  @Test
  void tenants_channels_and_installations_have_nothing_in_common() {
    byte[] acme = hash("acme", "ann@example.com");
    assertThat(acme)
        .isNotEqualTo(hash("globex", "ann@example.com"))
        .isNotEqualTo(AddressHash.of(SALT, "acme", Channel.SMS, "ann@example.com"))
        .isNotEqualTo(
            AddressHash.of(
                "other".getBytes(StandardCharsets.UTF_8),
                "acme",
                Channel.EMAIL,
                "ann@example.com"));
  }
}
