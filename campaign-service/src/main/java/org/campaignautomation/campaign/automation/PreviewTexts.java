package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.automation.TriggerOutcome.PersonOutcome;
import org.campaignautomation.campaign.automation.TriggerOutcome.PlannedMessage;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.dispatch.Dispatch;
import org.campaignautomation.campaign.dispatch.Rendering;
import org.campaignautomation.campaign.enrollment.Enrolling;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a plan what its messages would say. People are rendered some at a time, and an answer
 * that has got long enough ends there, whatever the texts.
 */
@Singleton
class PreviewTexts {
  /** Messages in one question, unless a single person has more. */
  private static final int BATCH = 100;

  /** Characters after which no further person is shown. */
  private static final long ENOUGH = 8L * 1024 * 1024;

  private final ContactLookup contacts;
  private final Dispatch dispatch;

  PreviewTexts(ContactLookup contacts, Dispatch dispatch) {
    this.contacts = contacts;
    this.dispatch = dispatch;
  }

  /** The plan with its texts; what would not be sent has the reason instead. */
  TriggerOutcome write(Asker asker, Campaign campaign, Enrolling.Triggered plan) {
    Map<UUID, Step> steps =
        campaign.content().steps().stream()
            .collect(Collectors.toMap(Step::id, Function.identity()));
    List<PersonOutcome> shown = new ArrayList<>();
    long length = 0;
    List<Enrolling.Person> people = plan.results();
    while (shown.size() < people.size() && length < ENOUGH) {
      var batch = batch(people, shown.size());
      for (PersonOutcome person : write(asker, steps, batch)) {
        shown.add(person);
        length += length(person);
      }
    }
    return TriggerOutcome.of(plan, shown, plan.truncated() || shown.size() < people.size());
  }

  private static List<Enrolling.Person> batch(List<Enrolling.Person> people, int from) {
    int messages = 0;
    int to = from;
    while (to < people.size()
        && (to == from || messages + PersonOutcome.jobs(people.get(to)).size() <= BATCH)) {
      messages += PersonOutcome.jobs(people.get(to)).size();
      to++;
    }
    return people.subList(from, to);
  }

  private List<PersonOutcome> write(
      Asker asker, Map<UUID, Step> steps, List<Enrolling.Person> people) {
    Map<UUID, StoredContact> known =
        contacts.byIds(asker.tenantId(), people.stream().map(Enrolling.Person::contactId).toList());
    List<Rendering.Item> items = new ArrayList<>();
    Map<String, Rendering.Result> results = new HashMap<>();
    for (Enrolling.Person person : people) {
      StoredContact contact = known.get(person.contactId());
      for (Enrolling.Message job : PersonOutcome.jobs(person)) {
        Step step = steps.get(job.stepId());
        String ref = ref(person, job);
        if (contact == null) {
          results.put(ref, new Rendering.Result(ref, "would_skip", "contact_unknown", null));
        } else if (step != null && job.reason() == null) {
          Instant at = job.dueAt() == null ? job.targetAt() : job.dueAt();
          items.add(StepMessage.item(ref, step, contact.data().contract(), at));
        }
      }
    }
    dispatch.render(asker, items).forEach(result -> results.put(result.ref(), result));
    return people.stream().map(person -> outcome(person, results)).toList();
  }

  private static PersonOutcome outcome(
      Enrolling.Person person, Map<String, Rendering.Result> written) {
    return new PersonOutcome(
        person.contactId(),
        person.externalId(),
        person.outcome(),
        person.reason(),
        PersonOutcome.jobs(person).stream()
            .map(job -> message(job, written.get(ref(person, job))))
            .toList());
  }

  private static PlannedMessage message(Enrolling.Message job, Rendering.@Nullable Result result) {
    return result == null
        ? PlannedMessage.of(job)
        : PlannedMessage.of(job, result.reason(), RenderedText.of(result.rendered()));
  }

  private static String ref(Enrolling.Person person, Enrolling.Message job) {
    return person.contactId() + "/" + job.stepId();
  }

  private static long length(PersonOutcome person) {
    return person.jobs().stream()
        .map(PlannedMessage::rendered)
        .filter(Objects::nonNull)
        .mapToLong(RenderedText::length)
        .sum();
  }
}
