package org.campaignautomation.campaign.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phone number that can exist.
 *
 * @param e164 in ITU-T E.164 form, such as {@code +12025550123}
 * @param region the ISO 3166 country it belongs to; null for one that belongs to none
 */
public record PhoneNumber(String e164, @Nullable String region) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";

  /**
   * Reads a number in national or international form.
   *
   * @param regionHint the ISO 3166 country whose national form is meant; null if none is known, and
   *     then a leading {@code +} is needed
   * @return empty if there can be no such number
   */
  public static Optional<PhoneNumber> parse(String raw, @Nullable String regionHint) {
    try {
      Phonenumber.PhoneNumber number =
          NUMBERS.parse(raw, regionHint == null ? NO_REGION : regionHint);
      if (!NUMBERS.isValidNumber(number) || number.hasExtension()) {
        return Optional.empty();
      }
      String region = NUMBERS.getRegionCodeForNumber(number);
      return Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164), region));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
