package org.campaignautomation.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the build found the servers that run as processes of their own. */
public final class Distributions {
  private Distributions() {}

  /** The broker's class path, which must not be mixed with ours. */
  public static String kafkaClassPath() {
    return read("kafka.classpath");
  }

  /** Keycloak's distribution archive. */
  public static Path keycloakArchive() {
    return Path.of(read("keycloak.archive"));
  }

  private static String read(String name) {
    try (InputStream in = Distributions.class.getResourceAsStream("/distributions/" + name)) {
      if (in == null) {
        throw new IllegalStateException("distributions/" + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
