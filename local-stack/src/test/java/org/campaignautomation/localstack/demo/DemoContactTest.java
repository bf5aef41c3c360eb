package org.campaignautomation.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DemoContactTest {
  private final List<DemoContact> contacts = DemoContact.all();

  @Test
  void areAThousandWithoutASharedIdOrAddress() {
    assertThat(contacts).hasSize(1_000);
    assertThat(distinct(DemoContact::externalId)).isEqualTo(1_000);
    assertThat(distinct(DemoContact::email)).isEqualTo(1_000);
    assertThat(distinct(DemoContact::phone)).isEqualTo(1_000);
  }

  @Test
  void haveNumbersThatAreValidAndKeptForFiction() throws NumberParseException {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    for (DemoContact contact : contacts) {
      assertThat(numbers.isValidNumber(numbers.parse(contact.phone(), null))).isTrue();
      assertThat(contact.phone()).matches("\\+1[2-9]\\d\\d55501\\d\\d");
    }
  }

  @Test
  void haveAddressesThatReachNobody() {
    assertThat(contacts)
        .allSatisfy(
            contact ->
                assertThat(contact.email())
                    .matches("[a-z.0-9]+@(example\\.(com|org|net)|mail\\.test)"));
  }

  @Test
  void liveInZonesThatExist() {
    assertThat(contacts.stream().map(DemoContact::zone).filter(zone -> !zone.isEmpty()).distinct())
        .hasSizeGreaterThan(10)
        .allSatisfy(zone -> assertThat(ZoneId.getAvailableZoneIds()).contains(zone));
  }

  private long distinct(Function<DemoContact, String> value) {
    return contacts.stream().map(value).distinct().count();
  }
}
