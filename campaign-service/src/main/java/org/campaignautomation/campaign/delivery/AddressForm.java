package org.campaignautomation.campaign.delivery;

import java.util.Optional;
import org.campaignautomation.campaign.address.EmailAddress;
import org.campaignautomation.campaign.address.PhoneNumber;

/** Brings an address into the form that contacts have, so that the two meet. */
final class AddressForm {
  private AddressForm() {}

  /**
   * Of an e-mail address, or of a number in international form.
   *
   * @return empty if it is neither
   */
  static Optional<String> of(String raw) {
    return raw.indexOf('@') >= 0
        ? EmailAddress.normalise(raw)
        : PhoneNumber.parse(raw, null).map(PhoneNumber::e164);
  }
}
