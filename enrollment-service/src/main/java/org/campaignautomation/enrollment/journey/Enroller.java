package org.campaignautomation.enrollment.journey;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.ContactFollower;
import org.campaignautomation.enrollment.timing.Timeline;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.telemetry.Traces;

/**
 * Enrols contacts in the campaigns they match: one enrolment per campaign, contact and run, one job
 * per step with its planned time, of which only the first is armed. Enrolling again is a no-op.
 */
@Singleton
class Enroller implements ContactFollower {
  private static final int FIRST_RUN = 1;

  private final EnrollmentTable enrollments;
  private final JobTable jobs;
  private final Catalog catalog;
  private final RetryPolicy policy;
  private final Event<JobsChanged> events;
  private final MeterRegistry metrics;

  Enroller(
      EnrollmentTable enrollments,
      JobTable jobs,
      Catalog catalog,
      RetryPolicy policy,
      Event<JobsChanged> events,
      MeterRegistry metrics) {
    this.enrollments = enrollments;
    this.jobs = jobs;
    this.catalog = catalog;
    this.policy = policy;
    this.events = events;
    this.metrics = metrics;
  }

  @Override
  public void known(List<ContactChange.Known> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    List<Span> spans = new ArrayList<>(contacts.size());
    try {
      List<Arrival> arrivals = new ArrayList<>(contacts.size());
      for (ContactChange.Known known : contacts) {
        Span span = Traces.start("enroll", known.traceparent(), SpanKind.CONSUMER);
        spans.add(span);
        arrivals.add(Arrival.of(known.contact(), Traces.traceparentOf(span)));
      }
      catalog.holdStill();
      enroll(arrivals, matching(arrivals));
    } finally {
      spans.forEach(Span::end);
    }
  }

  @Override
  public void erased(Collection<UUID> contactIds) {
    if (!contactIds.isEmpty()) {
      enrollments.exitOfContacts(contactIds, Reasons.CONTACT_ERASED);
      events.fire(JobsChanged.quietly(jobs.cancelOfContacts(contactIds, Reasons.CONTACT_ERASED)));
    }
  }

  /** Enrols each contact in those of the campaigns that it matches and is not in yet. */
  void enroll(List<Arrival> arrivals, Collection<Campaign> campaigns) {
    List<NewEnrollment> wanted =
        campaigns.stream()
            .sorted(Comparator.comparing(Campaign::campaignId))
            .flatMap(
                campaign ->
                    inOrder(arrivals)
                        .filter(one -> campaign.matches(one.tenantId(), one.acceptedAt()))
                        .map(one -> enrollment(campaign, one)))
            .toList();
    make(wanted);
  }

  /**
   * Enrols contacts of the campaign's tenant whenever they were accepted, unless they are in it
   * already.
   *
   * @return those that were enrolled
   */
  List<Enrolled> enrollWhenever(Campaign campaign, List<Arrival> arrivals) {
    return make(
        inOrder(arrivals)
            .filter(one -> campaign.tenantId().equals(one.tenantId()))
            .map(one -> enrollment(campaign, one))
            .toList());
  }

  /** By contact, so that no two who enrol the same people wait for each other in a circle. */
  private static Stream<Arrival> inOrder(List<Arrival> arrivals) {
    return arrivals.stream().sorted(Comparator.comparing(Arrival::contactId));
  }

  private List<Enrolled> make(List<NewEnrollment> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<UUID, Instant> made = enrollments.insert(wanted);
    TenantRules rules =
        catalog.rules(wanted.stream().map(one -> one.campaign().tenantId()).distinct().toList());
    List<Enrolled> fresh =
        wanted.stream()
            .filter(one -> made.containsKey(one.id()))
            .map(one -> new Enrolled(one, plan(one, made, rules)))
            .toList();
    List<NewJob> planned = fresh.stream().flatMap(one -> one.jobs().stream()).toList();
    jobs.insert(planned);
    if (!fresh.isEmpty()) {
      metrics.counter("enrollments.made").increment(fresh.size());
      events.fire(JobsChanged.waking(planned.stream().map(NewJob::asChanged).toList()));
    }
    endThoseOfArchived(fresh.stream().map(Enrolled::enrollment).toList());
    return fresh;
  }

  private List<Campaign> matching(List<Arrival> arrivals) {
    List<Instant> accepted = arrivals.stream().map(Arrival::acceptedAt).sorted().toList();
    return catalog.matching(
        arrivals.stream().map(Arrival::tenantId).distinct().toList(),
        accepted.getFirst(),
        accepted.getLast());
  }

  private static NewEnrollment enrollment(Campaign campaign, Arrival arrival) {
    return new NewEnrollment(Ids.next(), campaign, arrival, FIRST_RUN, arrival.traceparent());
  }

  private List<NewJob> plan(NewEnrollment enrollment, Map<UUID, Instant> made, TenantRules rules) {
    Instant enrolledAt = Objects.requireNonNull(made.get(enrollment.id()));
    Campaign campaign = enrollment.campaign();
    CampaignVersion version = catalog.version(campaign.campaignId(), campaign.version());
    Arrival contact = enrollment.contact();
    List<Timeline.Planned> times =
        new Sequence(
                version,
                rules.hours(version, contact.zone(), contact.zoneSource()),
                enrolledAt,
                policy.replanTolerance())
            .planned();
    List<NewJob> planned = new ArrayList<>(times.size());
    for (int index = 0; index < times.size(); index++) {
      planned.add(
          new NewJob(
              Ids.next(),
              enrollment,
              version.steps().get(index),
              times.get(index),
              index == 0,
              enrolledAt));
    }
    return planned;
  }

  /** A contact that was accepted in time and heard of too late counts, and gets nothing. */
  private void endThoseOfArchived(List<NewEnrollment> fresh) {
    List<UUID> ended =
        fresh.stream().filter(one -> one.campaign().isArchived()).map(NewEnrollment::id).toList();
    if (!ended.isEmpty()) {
      enrollments.exit(ended, Reasons.CAMPAIGN_ARCHIVED);
      events.fire(JobsChanged.quietly(jobs.cancelOfEnrollments(ended, Reasons.CAMPAIGN_ARCHIVED)));
    }
  }
}
