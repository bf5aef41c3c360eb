package org.campaignautomation.dispatch.suppression;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An address that is not written to.
 *
 * @param address masked, for the eye; null where only the hash was known
 * @param reason in words by an operator, or a code
 * @param actor who asked for it
 */
public record Suppression(
    UUID id,
    Scope scope,
    @Nullable String address,
    Source source,
    String reason,
    String actor,
    Instant createdAt) {
  /** Where it holds. */
  public enum Scope {
    /** E-mail only. */
    EMAIL,
    /** SMS only. */
    SMS,
    /** Whatever the address is used for. */
    ALL;

    static Scope of(String column) {
      return valueOf(column.toUpperCase(Locale.ROOT));
    }

    boolean covers(Channel channel) {
      return this == ALL || name().equals(channel.name());
    }
  }

  /** Where it is from. */
  public enum Source {
    /** Somebody put it on the list. */
    OPERATOR,
    /** A provider's answer said so. */
    PROVIDER;

    static Source of(String column) {
      return valueOf(column.toUpperCase(Locale.ROOT));
    }
  }
}
