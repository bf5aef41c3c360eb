package org.campaignautomation.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactHistoryTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final ContactMerge merge = new ContactMerge("Europe/Berlin", Door.TOPIC);

  @Test
  void givesEachStatementItsOutcomeAndTellsOnlyTheEnd() {
    // given
    var history = new ContactHistory(merge, null, null);

    // when
    history.apply(said("Ada", null));
    history.apply(said("Ada", null));
    history.apply(said("Eve", null));

    // then
    assertThat(history.steps())
        .extracting(ContactHistory.Step::kind)
        .containsExactly(Outcome.Kind.CREATED, Outcome.Kind.UNCHANGED, Outcome.Kind.UPDATED);
    assertThat(history.data()).isNotNull();
    assertThat(history.data().firstName()).isEqualTo("Eve");
    assertThat(history.isChanged()).isTrue();
  }

  @Test
  void changesNothingIfItEndsAsItBegan() {
    // given
    var history = new ContactHistory(merge, stored("Ada", null), null);

    // when
    history.apply(said("Eve", null));
    history.apply(said("Ada", null));

    // then
    assertThat(history.isChanged()).isFalse();
    assertThat(history.isOnlyTouched()).isFalse();
  }

  @Test
  void skipsWhatIsOlderAndTakesWhatIsAsOld() {
    // given
    var history = new ContactHistory(merge, stored("Ada", NOON), null);

    // when
    history.apply(said("Old", NOON.minusSeconds(1)));
    history.apply(said("Same", NOON));
    history.apply(said("Timeless", null));

    // then
    assertThat(history.steps())
        .extracting(ContactHistory.Step::kind)
        .containsExactly(Outcome.Kind.STALE, Outcome.Kind.UPDATED, Outcome.Kind.UPDATED);
    assertThat(history.sourceTime()).isEqualTo(NOON);
  }

  @Test
  void remembersTheTimeOfAnEventThatChangesNothing() {
    // given
    var history = new ContactHistory(merge, stored("Ada", NOON), null);

    // when
    history.apply(said("Ada", NOON.plusSeconds(1)));

    // then
    assertThat(history.isChanged()).isFalse();
    assertThat(history.isOnlyTouched()).isTrue();
  }

  @Test
  void makesNoContactOfWhatWasSaidBeforeItsErasure() {
    // given
    var history = new ContactHistory(merge, null, NOON);

    // when
    history.apply(said("Late", NOON.minusSeconds(1)));

    // then
    assertThat(history.data()).isNull();
    assertThat(history.steps())
        .extracting(ContactHistory.Step::kind)
        .containsExactly(Outcome.Kind.STALE);
  }

  private StoredContact stored(String firstName, @Nullable Instant sourceTime) {
    var result = (ContactMerge.Result.Merged) merge.apply(null, said(firstName, null).patch());
    return new StoredContact(UUID.randomUUID(), "acme", result.data(), 1, sourceTime, NOON, NOON);
  }

  private static Statement said(String firstName, @Nullable Instant time) {
    byte[] json =
        "{\"externalId\":\"c1\",\"email\":\"c1@example.com\",\"firstName\":\"%s\"}"
            .formatted(firstName)
            .getBytes(StandardCharsets.UTF_8);
    var understood = (ContactReader.Reading.Understood) ContactReader.read(json);
    return new Statement(understood.patch(), time, null);
  }
}
