package org.campaignautomation.dispatch.suppression;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * An address that cannot be read back.
 *
 * @param hex the {@link AddressHash}
 */
public record HashedAddress(String hex) {
  /** From the ledger's column. */
  public static HashedAddress of(byte[] hash) {
    return new HashedAddress(HexFormat.of().formatHex(hash));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Names its lock; two addresses of one key would only wait for each other. */
  long lockKey() {
    return ByteBuffer.wrap(bytes()).getLong();
  }
}
