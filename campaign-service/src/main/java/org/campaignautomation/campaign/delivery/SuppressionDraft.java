package org.campaignautomation.campaign.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.campaignautomation.campaign.dispatch.Suppression;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An address that shall get nothing any more, as somebody wants it; nothing is checked yet.
 *
 * @param channel where it gets nothing
 * @param address an e-mail address, or a number in international form
 * @param reason why, for the record
 */
public record SuppressionDraft(
    @Nullable Scope channel, @Nullable String address, @Nullable String reason) {
  private static final int MAX_REASON = 500;

  /** Where a suppression holds. */
  @Schema(name = "SuppressionChannel")
  public enum Scope {
    EMAIL,
    SMS,
    ALL
  }

  /**
   * The order for dispatch-service.
   *
   * @throws ProblemException 422 naming all that is wrong
   */
  public Suppression.Order order() {
    List<Fault> faults = new ArrayList<>();
    if (channel == null) {
      faults.add(new Fault("/channel", "required", "Give email, sms or all."));
    }
    String normal = address == null ? null : AddressForm.of(address.strip()).orElse(null);
    if (normal == null || !fits(normal)) {
      faults.add(
          new Fault(
              "/address",
              address == null ? "required" : "invalid_address",
              "Give an e-mail address, or a number with + and country code, that fits the"
                  + " channel."));
    }
    if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
      faults.add(
          new Fault(
              "/reason",
              reason == null || reason.isBlank() ? "required" : "too_long",
              "Say why, in at most " + MAX_REASON + " characters."));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    return new Suppression.Order(
        Objects.requireNonNull(channel).name().toLowerCase(Locale.ROOT),
        Objects.requireNonNull(normal),
        Objects.requireNonNull(reason));
  }

  private boolean fits(String normal) {
    boolean isEmail = normal.indexOf('@') >= 0;
    return channel == null
        || switch (channel) {
          case EMAIL -> isEmail;
          case SMS -> !isEmail;
          case ALL -> true;
        };
  }
}
