package org.campaignautomation.campaign;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The tenants that the service begins with, as an installation configures them. */
public final class TestTenants implements QuarkusTestResourceLifecycleManager {
  /** A platform key whose hash is in the file. */
  public static final String PLATFORM_KEY = "platform-key-of-the-tests";

  private static final String PLATFORM_KEY_HASH =
      "437b11475986d80aa94d3bf73d330600738ee620a0d5f0f063a8193e7ef6e534";

  @Override
  public Map<String, String> start() {
    try {
      Path keys = Files.createTempFile("platform-keys", ".txt");
      keys.toFile().deleteOnExit();
      Files.writeString(keys, PLATFORM_KEY_HASH + "\n");
      return Map.ofEntries(
          Map.entry("campaigns.platform-keys-file", keys.toString()),
          Map.entry("campaigns.tenants.acme.company-name", "Acme Inc"),
          Map.entry("campaigns.tenants.acme.default-zone", "America/New_York"),
          Map.entry("campaigns.tenants.acme.email-from", "hello@acme.example"),
          Map.entry("campaigns.tenants.acme.email-name", "Acme"),
          Map.entry("campaigns.tenants.acme.sms-from", "+15005550006"),
          Map.entry("campaigns.tenants.globex.company-name", "Globex"),
          Map.entry("campaigns.tenants.globex.default-zone", "Europe/Berlin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}
}
