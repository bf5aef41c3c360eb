package org.campaignautomation.enrollment.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.JobsChanged;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.Test;

class ChangeBoardTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final ChangeBoard board = new ChangeBoard();
  private final UUID campaignId = Ids.next();

  @Test
  void whatHappensBetweenTwoLooksIsOneChangeWithTheLastStatus() {
    // given
    UUID jobId = Ids.next();

    // when
    board.add(List.of(job(jobId, JobStatus.PENDING)), NOW);
    board.add(List.of(job(jobId, JobStatus.PROCESSING)), NOW.plusMillis(7));
    List<CampaignChanges> taken = board.take();

    // then
    assertThat(taken)
        .containsExactly(
            new CampaignChanges(
                "acme",
                campaignId,
                Map.of(JobStatus.PENDING, 1, JobStatus.PROCESSING, 1),
                Map.of(jobId, JobStatus.PROCESSING),
                false,
                NOW.plusMillis(7)));
    assertThat(board.take()).isEmpty();
  }

  @Test
  void pastTheLimitJobsAreCountedAndNotNamed() {
    board.add(jobs(ChangeBoard.PER_CAMPAIGN), NOW);
    assertThat(board.take()).noneMatch(CampaignChanges::truncated);

    board.add(jobs(ChangeBoard.PER_CAMPAIGN + 1), NOW);

    CampaignChanges taken = board.take().getFirst();
    assertThat(taken.jobs()).hasSize(ChangeBoard.PER_CAMPAIGN);
    assertThat(taken.truncated()).isTrue();
    assertThat(taken.counts()).containsEntry(JobStatus.PENDING, ChangeBoard.PER_CAMPAIGN + 1);
  }

  @Test
  void howeverManyCampaignsChangeNoMoreThanSoManyJobsAreNamed() {
    // given
    int campaigns = ChangeBoard.OF_ALL / ChangeBoard.PER_CAMPAIGN + 10;

    // when
    for (int i = 0; i < campaigns; i++) {
      UUID one = Ids.next();
      board.add(
          jobs(ChangeBoard.PER_CAMPAIGN).stream()
              .map(job -> new JobsChanged.Job("acme", one, job.jobId(), job.status()))
              .toList(),
          NOW);
    }
    List<CampaignChanges> taken = board.take();

    // then
    assertThat(taken).hasSize(campaigns);
    assertThat(taken.stream().mapToInt(one -> one.jobs().size()).sum())
        .isEqualTo(ChangeBoard.OF_ALL);
    assertThat(taken.stream().filter(CampaignChanges::truncated)).hasSize(10);
  }

  @Test
  void whatCouldNotBeToldIsToldWithWhatCameSince() {
    // given
    UUID old = Ids.next();
    UUID both = Ids.next();
    board.add(List.of(job(old, JobStatus.FAILED), job(both, JobStatus.PENDING)), NOW);
    List<CampaignChanges> untold = board.take();
    board.add(List.of(job(both, JobStatus.COMPLETED)), NOW.plusSeconds(1));

    // when
    board.putBack(untold);

    // then
    assertThat(board.take())
        .containsExactly(
            new CampaignChanges(
                "acme",
                campaignId,
                Map.of(JobStatus.FAILED, 1, JobStatus.PENDING, 1, JobStatus.COMPLETED, 1),
                Map.of(old, JobStatus.FAILED, both, JobStatus.COMPLETED),
                false,
                NOW.plusSeconds(1)));
  }

  private List<JobsChanged.Job> jobs(int count) {
    return IntStream.range(0, count).mapToObj(i -> job(Ids.next(), JobStatus.PENDING)).toList();
  }

  private JobsChanged.Job job(UUID jobId, JobStatus status) {
    return new JobsChanged.Job("acme", campaignId, jobId, status);
  }
}
