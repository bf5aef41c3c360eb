package org.campaignautomation.localstack.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.campaignautomation.localstack.ChildProcess;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.Distributions;

/**
 * A Keycloak with the realm {@code campaigns}. It is unpacked, built and given its realm once per
 * directory; later starts take what is there. A changed realm file makes the realm anew.
 */
public final class KeycloakServer implements AutoCloseable {
  /** A loaded machine of two cores took almost three minutes for the first start. */
  private static final Duration START_LIMIT = Duration.ofMinutes(8);

  private static final String REALM_RESOURCE = "/keycloak/campaigns-realm.json";
  private static final String REALM_FILE = "campaigns-realm.json";

  private final ChildProcess process;
  private final String issuer;

  private KeycloakServer(ChildProcess process, String issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param directory where it is unpacked and keeps its data
   * @param log the file for what it prints
   * @throws IllegalStateException if it does not start; the log says why
   */
  public static KeycloakServer start(Path directory, int port, Path log) {
    Path home = unpack(directory);
    placeRealm(home);
    String url = "http://localhost:" + port;
    ChildProcess process =
        ChildProcess.start(
            "Keycloak",
            List.of(
                home.resolve("bin").resolve("kc.sh").toString(),
                "start-dev",
                "--hostname=" + url,
                "--http-host=localhost",
                "--http-port=" + port,
                "--cache=local",
                "--import-realm"),
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m",
                "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC"),
            log);
    String issuer = url + TokenIssuer.REALM_PATH;
    try (HttpClient client = HttpClient.newHttpClient()) {
      process.await(() -> answers(client, issuer), START_LIMIT);
    } catch (IllegalStateException e) {
      process.close();
      throw e;
    }
    return new KeycloakServer(process, issuer);
  }

  /** Whether the next start has to unpack and build first, which takes a minute or more. */
  public static boolean isPrepared(Path directory) {
    return Files.exists(home(directory).resolve("data").resolve("h2"));
  }

  /** The value of the claim {@code iss}, and where discovery begins. */
  public String issuer() {
    return issuer;
  }

  /** The server's process, to look after. */
  public ChildProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }

  private static boolean answers(HttpClient client, String issuer) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Path home(Path directory) {
    return directory.resolve(
        Distributions.keycloakArchive()
            .getFileName()
            .toString()
            .replaceFirst("^keycloak-quarkus-dist-(.*)\\.zip$", "keycloak-$1"));
  }

  private static Path unpack(Path directory) {
    Path home = home(directory);
    if (Files.exists(home)) {
      return home;
    }
    // Unpacked beside and moved, so that a start that was cut off leaves nothing half done.
    Path unpacking = directory.resolve("unpacking");
    Directories.delete(unpacking);
    Directories.make(unpacking);
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(Distributions.keycloakArchive()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = unpacking.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolveSibling(""));
          Files.copy(zip, target);
        }
      }
      Path unpacked = unpacking.resolve(home.getFileName());
      if (!unpacked.resolve("bin").resolve("kc.sh").toFile().setExecutable(true)) {
        throw new IOException("kc.sh cannot be made executable");
      }
      Files.move(unpacked, home);
      Directories.delete(unpacking);
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak cannot be unpacked into " + directory, e);
    }
    return home;
  }

  private static void placeRealm(Path home) {
    Path file = home.resolve("data").resolve("import").resolve(REALM_FILE);
    try (InputStream in = KeycloakServer.class.getResourceAsStream(REALM_RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(REALM_RESOURCE + " is not on the class path");
      }
      byte[] realm = in.readAllBytes();
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), realm)) {
        return;
      }
      // An import leaves a realm that is there as it is; without a database there is none.
      Directories.delete(home.resolve("data").resolve("h2"));
      Directories.make(home.resolve("data").resolve("import"));
      Files.write(file, realm);
    } catch (IOException e) {
      throw new UncheckedIOException("the realm cannot be placed", e);
    }
  }
}
