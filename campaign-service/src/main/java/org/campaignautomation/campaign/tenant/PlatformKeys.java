package org.campaignautomation.campaign.tenant;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keys over all tenants. They are made by the installation only: a file holds the SHA-256 of each,
 * one a line in lower-case hexadecimal, and is read again when it has changed.
 */
@Singleton
class PlatformKeys {
  private static final Logger LOG = Logger.getLogger(PlatformKeys.class);

  private record Content(FileTime modifiedAt, Set<String> hashes) {}

  private final Optional<Path> file;
  private volatile @Nullable Content content;

  PlatformKeys(@ConfigProperty(name = "campaigns.platform-keys-file") Optional<Path> file) {
    this.file = file;
  }

  boolean contains(KeySecret secret) {
    return file.isPresent() && read(file.get()).contains(HexFormat.of().formatHex(secret.hash()));
  }

  /** No file, no keys; and a file that cannot be read lets nobody in. */
  private Set<String> read(Path path) {
    try {
      FileTime modifiedAt = Files.getLastModifiedTime(path);
      Content known = content;
      if (known == null || !known.modifiedAt().equals(modifiedAt)) {
        known =
            new Content(
                modifiedAt,
                Files.readAllLines(path).stream().map(String::strip).collect(Collectors.toSet()));
        content = known;
      }
      return known.hashes();
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      LOG.error("The file of platform keys cannot be read", e);
      return Set.of();
    }
  }
}
