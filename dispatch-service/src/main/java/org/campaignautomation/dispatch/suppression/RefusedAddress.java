package org.campaignautomation.dispatch.suppression;

import java.util.Optional;
import java.util.regex.Pattern;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.campaignautomation.dispatch.suppression.Suppression.Source;
import org.jspecify.annotations.Nullable;

/**
 * A provider's refusal of a recipient.
 *
 * @param maskedAddress null where only the hash is known
 * @param code the provider's, as the ledger keeps it
 */
public record RefusedAddress(
    String tenantId,
    Channel channel,
    HashedAddress address,
    @Nullable String maskedAddress,
    FailureClass failureClass,
    @Nullable String code) {
  /** Twilio: the recipient has replied STOP. */
  private static final String OPTED_OUT = "21610";

  /**
   * RFC 3463: the address itself. Not 5.1.7 and 5.1.8, which are about the sender's, nor 5.1.9,
   * which is about a relay on the way.
   */
  private static final Pattern NO_SUCH_ADDRESS =
      Pattern.compile("5\\d\\d 5\\.1\\.(?:[012346]|10)\\b.*");

  /** Empty for a refusal that says nothing lasting about the address. */
  Optional<NewSuppression> suppression() {
    if (failureClass != FailureClass.RECIPIENT_PERMANENT || code == null) {
      return Optional.empty();
    }
    if (code.equals(OPTED_OUT)) {
      return Optional.of(suppression("opted_out"));
    }
    return NO_SUCH_ADDRESS.matcher(code).matches()
        ? Optional.of(suppression("hard_bounce"))
        : Optional.empty();
  }

  private NewSuppression suppression(String reason) {
    return NewSuppression.of(
        tenantId,
        Scope.valueOf(channel.name()),
        address,
        maskedAddress,
        Source.PROVIDER,
        reason,
        "dispatch-service");
  }
}
