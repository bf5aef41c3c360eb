package org.campaignautomation.campaign.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.campaignautomation.campaign.address.EmailAddress;
import org.campaignautomation.campaign.address.Zones;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.SmsSender;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Settings as somebody wants them; nothing is checked yet. */
public record SettingsChange(
    @Nullable String companyName,
    @Nullable String defaultZone,
    @Nullable EmailSender emailSender,
    @Nullable SmsSender smsSender,
    List<@Nullable QuietHoursDraft> quietHours,
    @Nullable FrequencyCapDraft frequencyCap) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int MAX_NAME = 200;

  /** Everything that is wrong with it. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    checkName(faults, "/companyName", companyName, true);
    if (defaultZone == null || !Zones.exists(defaultZone)) {
      faults.add(
          new Fault(
              "/defaultZone", "unknown_zone", "Give an IANA time zone, such as Europe/Berlin."));
    }
    if (emailSender != null) {
      checkAddress(faults, "/emailSender/address", emailSender.address());
      checkName(faults, "/emailSender/name", emailSender.name(), false);
      if (emailSender.replyTo() != null) {
        checkAddress(faults, "/emailSender/replyTo", emailSender.replyTo());
      }
    }
    if (smsSender != null && !isE164(smsSender.from())) {
      faults.add(
          new Fault(
              "/smsSender/from",
              "invalid_phone_number",
              "Give the number in E.164 form, such as +12025550123."));
    }
    QuietHoursCheck.check(quietHours, faults);
    if (frequencyCap != null) {
      frequencyCap.check(faults);
    }
    return faults;
  }

  /** The quiet hours, once there is no fault. */
  List<QuietHours> checkedQuietHours() {
    return QuietHoursCheck.check(quietHours, new ArrayList<>());
  }

  /** The cap, once there is no fault. */
  @Nullable FrequencyCap checkedFrequencyCap() {
    return frequencyCap == null ? null : frequencyCap.cap();
  }

  private static boolean isE164(@Nullable String number) {
    return number != null && E164.matcher(number).matches();
  }

  private static void checkAddress(List<Fault> faults, String pointer, @Nullable String address) {
    // What is not in normal form is refused rather than changed: it is shown to every recipient.
    if (address == null || !EmailAddress.normalise(address).filter(address::equals).isPresent()) {
      faults.add(
          new Fault(pointer, "invalid_email", "Give an e-mail address, its domain in lower case."));
    }
  }

  private static void checkName(
      List<Fault> faults, String pointer, @Nullable String name, boolean required) {
    if (name == null) {
      if (required) {
        faults.add(new Fault(pointer, "required", "Give a name."));
      }
    } else if (name.isBlank() || name.length() > MAX_NAME) {
      faults.add(new Fault(pointer, "invalid_length", "Give 1 to " + MAX_NAME + " characters."));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      faults.add(
          new Fault(
              pointer, "control_character", "Line breaks and control characters do not fit."));
    }
  }
}
