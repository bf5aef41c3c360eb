package org.campaignautomation.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.campaignautomation.localstack.demo.Sinks.Arrived;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final DemoContact ANN = contact("Ann", "+12025550100");
  private static final DemoContact BEN = contact("Ben", "+12025550101");

  @Test
  void isRightWhenEachGotTheirsOnce() {
    Tally tally = tally(to(ANN, "Hi Ann"), to(BEN, "Hi Ben"));

    assertThat(tally.isRight()).isTrue();
    assertThat(tally.describe()).contains("2 of 2", "exactly once");
  }

  @Test
  void namesWhoIsMissing() {
    Tally tally = tally(to(ANN, "Hi Ann"));

    assertThat(tally.isRight()).isFalse();
    assertThat(tally.describe()).contains("missing 1: +12025550101");
  }

  @Test
  void namesWhoGotTwoEvenWhenTheSumIsRight() {
    Tally tally = tally(to(ANN, "Hi Ann"), to(ANN, "Hi Ann"));

    assertThat(tally.isRight()).isFalse();
    assertThat(tally.doubled()).containsExactly("+12025550100");
    assertThat(tally.missing()).containsExactly("+12025550101");
  }

  @Test
  void namesWhoGotWhatWasWrittenForAnother() {
    Tally tally = tally(to(ANN, "Hi Ben"), to(BEN, "Hi Ben"));

    assertThat(tally.isRight()).isFalse();
    assertThat(tally.wrong()).containsExactly("+12025550100");
  }

  @Test
  void namesStrangers() {
    Tally tally =
        tally(to(ANN, "Hi Ann"), to(BEN, "Hi Ben"), new Arrived("+12025550199", "Hi", true));

    assertThat(tally.isRight()).isFalse();
    assertThat(tally.strangers()).containsExactly("+12025550199");
  }

  private static Tally tally(Arrived... arrived) {
    return Tally.of(
        "SMS",
        List.of(ANN, BEN),
        DemoContact::phone,
        List.of(arrived),
        contact -> List.of("Hi " + contact.firstName()));
  }

  private static Arrived to(DemoContact contact, String text) {
    return new Arrived(contact.phone(), text, true);
  }

  private static DemoContact contact(String name, String phone) {
    return new DemoContact(name, name, "Adams", name + " Adams", name + "@example.com", phone, "");
  }
}
