package org.campaignautomation.campaign.contact;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.campaignautomation.campaign.address.EmailAddress;
import org.campaignautomation.campaign.address.PhoneNumber;
import org.campaignautomation.campaign.address.Zones;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Pure: applies what somebody says about a contact to what is known of it. */
final class ContactMerge {
  private final String defaultZone;
  private final Door door;

  ContactMerge(String defaultZone, Door door) {
    this.defaultZone = defaultZone;
    this.door = door;
  }

  /** The contact after the patch, or all that is wrong with it. */
  sealed interface Result {
    /**
     * It makes sense.
     *
     * @param zoneLeftOut it named a zone that does not exist
     */
    record Merged(ContactData data, boolean zoneLeftOut) implements Result {}

    /** It does not: at least one fault. */
    record Refused(List<Fault> faults) implements Result {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  Result apply(@Nullable ContactData current, ContactPatch patch) {
    List<Fault> faults = new ArrayList<>();
    patch.texts().forEach((field, text) -> checkText(field, text, faults));
    String externalId =
        patch.merged(ContactField.EXTERNAL_ID, current == null ? null : current.externalId());
    if (externalId == null) {
      faults.add(required(ContactField.EXTERNAL_ID, "A contact needs an externalId."));
      externalId = "";
    } else if (current != null && !externalId.equals(current.externalId())) {
      faults.add(
          new Fault(
              ContactField.EXTERNAL_ID.pointer(), "immutable", "The externalId cannot change."));
    }
    String locale = locale(current, patch, faults);
    String zoneGiven =
        patch.merged(ContactField.ZONE, current == null ? null : current.zoneGiven());
    boolean zoneLeftOut = false;
    if (zoneGiven != null && !Zones.exists(zoneGiven)) {
      if (door.refusesUnknownZones()) {
        faults.add(
            new Fault(
                ContactField.ZONE.pointer(),
                "unknown_zone",
                "There is no such IANA time zone; one is Europe/Berlin."));
      }
      zoneLeftOut = true;
      zoneGiven = current == null ? null : current.zoneGiven();
    }
    Addressed email = email(current, patch, faults);
    Addressed phone = phone(current, patch, region(locale, zoneGiven), faults);
    Map<String, Object> attributes =
        Attributes.merge(current == null ? Map.of() : current.attributes(), patch.attributes());
    if (Attributes.exceedsLimit(attributes)) {
      faults.add(new Fault("/attributes", "too_long", "Attributes take up to 16 KiB of JSON."));
    }
    if (faults.isEmpty() && email.address() == null && phone.address() == null) {
      faults.add(required(ContactField.EMAIL, "A contact needs an e-mail address or a phone."));
    }
    if (!faults.isEmpty()) {
      return new Result.Refused(faults);
    }
    Optional<String> phoneZone =
        Optional.ofNullable(phone.address())
            .flatMap(number -> PhoneNumber.parse(number, null))
            .flatMap(Zones::ofPhone);
    return new Result.Merged(
        new ContactData(
            externalId,
            email.address(),
            email.raw(),
            phone.address(),
            phone.raw(),
            patch.merged(ContactField.FIRST_NAME, current == null ? null : current.firstName()),
            patch.merged(ContactField.LAST_NAME, current == null ? null : current.lastName()),
            patch.merged(
                ContactField.CUSTOMER_NAME, current == null ? null : current.customerName()),
            patch.merged(ContactField.COMPANY_NAME, current == null ? null : current.companyName()),
            zoneGiven,
            zoneGiven != null ? zoneGiven : phoneZone.orElse(defaultZone),
            zoneGiven != null
                ? ZoneSource.CONTACT
                : phoneZone.isPresent() ? ZoneSource.PHONE : ZoneSource.TENANT,
            locale,
            attributes),
        zoneLeftOut);
  }

  private record Addressed(@Nullable String address, @Nullable String raw) {
    static final Addressed NONE = new Addressed(null, null);
  }

  private static Addressed email(
      @Nullable ContactData current, ContactPatch patch, List<Fault> faults) {
    if (!patch.has(ContactField.EMAIL)) {
      return current == null ? Addressed.NONE : new Addressed(current.email(), current.emailRaw());
    }
    String raw = patch.texts().get(ContactField.EMAIL);
    if (raw == null) {
      return Addressed.NONE;
    }
    Optional<String> address = EmailAddress.normalise(raw);
    if (address.isEmpty()) {
      faults.add(
          new Fault(
              ContactField.EMAIL.pointer(), "invalid_email", "This is not an e-mail address."));
    }
    return new Addressed(address.orElse(null), raw);
  }

  private static Addressed phone(
      @Nullable ContactData current,
      ContactPatch patch,
      @Nullable String region,
      List<Fault> faults) {
    if (!patch.has(ContactField.PHONE)) {
      return current == null ? Addressed.NONE : new Addressed(current.phone(), current.phoneRaw());
    }
    String raw = patch.texts().get(ContactField.PHONE);
    if (raw == null) {
      return Addressed.NONE;
    }
    Optional<PhoneNumber> number = PhoneNumber.parse(raw, region);
    if (number.isEmpty()) {
      faults.add(
          new Fault(
              ContactField.PHONE.pointer(),
              "invalid_phone_number",
              "There can be no such phone number; the safest form is +12025550123."));
    }
    return new Addressed(number.map(PhoneNumber::e164).orElse(null), raw);
  }

  private static @Nullable String locale(
      @Nullable ContactData current, ContactPatch patch, List<Fault> faults) {
    if (!patch.has(ContactField.LOCALE)) {
      return current == null ? null : current.locale();
    }
    String tag = patch.texts().get(ContactField.LOCALE);
    if (tag == null) {
      return null;
    }
    try {
      // Many systems write en_US for what BCP 47 writes en-US.
      return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      faults.add(
          new Fault(
              ContactField.LOCALE.pointer(),
              "invalid_locale",
              "Give a language tag (BCP 47), such as en-US."));
      return null;
    }
  }

  /** Whose national form a phone number may have: the contact's country, else the tenant's. */
  private @Nullable String region(@Nullable String locale, @Nullable String zone) {
    String country = locale == null ? "" : Locale.forLanguageTag(locale).getCountry();
    if (!country.isEmpty()) {
      return country;
    }
    return Optional.ofNullable(zone)
        .flatMap(Zones::country)
        .or(() -> Zones.country(defaultZone))
        .orElse(null);
  }

  private static void checkText(ContactField field, @Nullable String text, List<Fault> faults) {
    if (text == null) {
      return;
    }
    if (text.length() > field.maxLength()) {
      faults.add(
          new Fault(
              field.pointer(), "too_long", "At most " + field.maxLength() + " characters fit."));
    } else if (!Texts.isLine(text)) {
      faults.add(
          new Fault(
              field.pointer(),
              "control_character",
              "Line breaks and control characters do not fit here."));
    }
  }

  private static Fault required(ContactField field, String detail) {
    return new Fault(field.pointer(), "required", detail);
  }
}
