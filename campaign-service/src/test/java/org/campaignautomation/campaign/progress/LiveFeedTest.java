package org.campaignautomation.campaign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFeedTest {
  private static final UUID WELCOME = Ids.next();
  private static final UUID REMINDER = Ids.next();

  private final LiveFeed feed = new LiveFeed(new SimpleMeterRegistry());
  private long offset = 100;

  @BeforeEach
  void start() {
    feed.startAt(100, 7);
  }

  @Test
  void onlyTheTenantsOwnIsTold() throws InterruptedException {
    // given
    LiveFeed.Watch acme = watch("acme", null);
    LiveFeed.Watch globex = watch("globex", null);

    // when
    changed("acme", WELCOME);

    // then
    assertThat(campaigns(acme)).containsExactly(WELCOME);
    assertThat(acme.next(Duration.ZERO)).isInstanceOf(Frame.Alive.class);
    assertThat(globex.next(Duration.ZERO)).isInstanceOf(Frame.Alive.class);
  }

  @Test
  void onlyTheCampaignThatIsLookedAtIsTold() throws InterruptedException {
    LiveFeed.Watch watch = watch("acme", REMINDER);

    changed("acme", WELCOME);
    changed("acme", REMINDER);

    assertThat(campaigns(watch)).containsExactly(REMINDER);
  }

  @Test
  void whatComesBetweenTwoLooksIsOneFrameWithTheLastOfEachJob() throws InterruptedException {
    // given
    LiveFeed.Watch watch = watch("acme", null);
    UUID job = Ids.next();

    // when
    heard(new CampaignChange("acme", WELCOME, Map.of(job, "pending"), true));
    heard(new CampaignChange("acme", REMINDER, Map.of(), false));
    heard(new CampaignChange("acme", WELCOME, Map.of(job, "completed"), false));

    // then
    assertThat(watch.next(Duration.ZERO))
        .isEqualTo(
            new Frame.Changes(
                feed.position(),
                List.of(
                    new Frame.Campaign(WELCOME, Map.of(job, "completed"), true),
                    new Frame.Campaign(REMINDER, Map.of(), false))));
  }

  @Test
  void whoComesBackIsToldWhatFollowedAndNothingTwice() throws InterruptedException {
    // given
    changed("acme", WELCOME);
    String since = feed.position();
    changed("acme", REMINDER);
    feed.heard(1, 7, CampaignChange.ofItself("globex", WELCOME));

    // when
    LiveFeed.Watch back = feed.watch("acme", null, since);

    // then
    assertThat(campaigns(back)).containsExactly(REMINDER);
    assertThat(feed.watch("acme", null, feed.position()).next(Duration.ZERO))
        .isEqualTo(new Frame.Alive(feed.position()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2s", "2s-7-0", "2r-7", "2u-7", "2s-8", "2s--7", "x y", "zzzzzzzzzzzzzzzz-7"})
  void anUnknownNumberIsASnapshot(String since) throws InterruptedException {
    changed("acme", WELCOME);
    assertThat(feed.position()).isEqualTo("2t-7");

    assertThat(feed.watch("acme", null, since).next(Duration.ZERO))
        .isEqualTo(new Frame.Snapshot("2t-7"));
  }

  @Test
  void whoStayedAwayTooLongLooksAtEverythingAgain() throws InterruptedException {
    // given more than there is room for
    String since = feed.position();
    changed("acme", WELCOME);
    String later = feed.position();
    for (int i = 0; i < 300; i++) {
      heard(many("globex", REMINDER, 199));
    }

    // then
    assertThat(feed.watch("acme", null, since).next(Duration.ZERO))
        .isInstanceOf(Frame.Snapshot.class);
    assertThat(feed.watch("acme", null, later).next(Duration.ZERO))
        .isInstanceOf(Frame.Snapshot.class);
    String recent = feed.position();
    changed("acme", WELCOME);
    assertThat(campaigns(feed.watch("acme", null, recent))).containsExactly(WELCOME);
  }

  @Test
  void aSlowBrowserIsOwedABoundedFrame() throws InterruptedException {
    // given
    LiveFeed.Watch slow = watch("acme", null);

    // when
    for (int i = 0; i < 100; i++) {
      heard(many("acme", i % 2 == 0 ? WELCOME : REMINDER, 200));
    }

    // then
    Frame.Changes frame = (Frame.Changes) slow.next(Duration.ZERO);
    assertThat(frame.campaigns())
        .allSatisfy(campaign -> assertThat(campaign.jobs()).hasSize(Watcher.MAX_JOBS_OF_ONE))
        .allMatch(Frame.Campaign::truncated);
  }

  @Test
  void pastTheLimitsJobsAreNotNamedAndThenThereIsASnapshot() throws InterruptedException {
    // given
    LiveFeed.Watch watch = watch("acme", null);
    for (int i = 0; i < Watcher.MAX_CAMPAIGNS; i++) {
      heard(many("acme", Ids.next(), 100));
    }
    Frame.Changes frame = (Frame.Changes) watch.next(Duration.ZERO);
    assertThat(frame.campaigns()).hasSize(Watcher.MAX_CAMPAIGNS);
    assertThat(frame.campaigns().stream().mapToInt(campaign -> campaign.jobs().size()).sum())
        .isEqualTo(Watcher.MAX_JOBS);

    // when
    for (int i = 0; i <= Watcher.MAX_CAMPAIGNS; i++) {
      changed("acme", Ids.next());
    }

    // then
    assertThat(watch.next(Duration.ZERO)).isEqualTo(new Frame.Snapshot(feed.position()));
    changed("acme", WELCOME);
    assertThat(campaigns(watch)).containsExactly(WELCOME);
  }

  @Test
  void whenReadingBeginsAnewEverybodyLooksAtEverythingAgain() throws InterruptedException {
    LiveFeed.Watch watch = watch("acme", null);
    String before = feed.position();

    feed.startAt(0, 0, 0);

    assertThat(watch.next(Duration.ZERO)).isEqualTo(new Frame.Snapshot("0-0-0"));
    assertThat(feed.watch("acme", null, before).next(Duration.ZERO))
        .isInstanceOf(Frame.Snapshot.class);
  }

  @Test
  void whoHasGoneIsToldNothing() throws InterruptedException {
    LiveFeed.Watch gone = watch("acme", null);
    gone.close();
    gone.close();

    changed("acme", WELCOME);

    assertThat(gone.next(Duration.ZERO)).isInstanceOf(Frame.Alive.class);
  }

  private LiveFeed.Watch watch(String tenantId, @Nullable UUID campaignId) {
    return feed.watch(tenantId, campaignId, feed.position());
  }

  private void changed(String tenantId, UUID campaignId) {
    heard(CampaignChange.ofItself(tenantId, campaignId));
  }

  private void heard(CampaignChange change) {
    feed.heard(0, offset++, change);
  }

  private static CampaignChange many(String tenantId, UUID campaignId, int jobs) {
    return new CampaignChange(
        tenantId,
        campaignId,
        IntStream.range(0, jobs)
            .boxed()
            .collect(Collectors.toMap(i -> Ids.next(), i -> "processing")),
        false);
  }

  private static List<UUID> campaigns(LiveFeed.Watch watch) throws InterruptedException {
    return ((Frame.Changes) watch.next(Duration.ZERO))
        .campaigns().stream().map(Frame.Campaign::id).toList();
  }
}
