package org.campaignautomation.campaign.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** A key in clear: 256 random bits behind a prefix by which secret scanners know it. */
final class KeySecret {
  private static final String PREFIX = "ca_";
  private static final int RANDOM_BYTES = 32;
  private static final int HINT_LENGTH = PREFIX.length() + 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private KeySecret(String text) {
    this.text = text;
  }

  static KeySecret random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static KeySecret of(String text) {
    return new KeySecret(text);
  }

  /** To be shown once. */
  String text() {
    return text;
  }

  String hint() {
    return text.substring(0, HINT_LENGTH);
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
