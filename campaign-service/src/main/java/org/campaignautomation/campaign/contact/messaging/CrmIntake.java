package org.campaignautomation.campaign.contact.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.campaign.contact.Contacts;
import org.campaignautomation.campaign.contact.Door;
import org.campaignautomation.campaign.contact.Outcome;
import org.campaignautomation.campaign.contact.Rejects;
import org.campaignautomation.campaign.contact.Statement;
import org.campaignautomation.platform.event.IncomingEvent;
import org.campaignautomation.platform.inbox.Inbox;
import org.campaignautomation.platform.telemetry.Logs;
import org.campaignautomation.platform.telemetry.Traces;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Takes a batch of CRM events in, inside the caller's transaction: each event once, by tenant,
 * source and event id; what cannot be taken in is listed and goes to the dead letters.
 */
@Singleton
class CrmIntake {
  private static final Logger LOG = Logger.getLogger(CrmIntake.class);
  private static final String CONSUMER = "crm-contacts";

  private final Contacts contacts;
  private final Rejects rejects;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final MeterRegistry metrics;

  CrmIntake(
      Contacts contacts,
      Rejects rejects,
      Inbox inbox,
      DeadLetters deadLetters,
      MeterRegistry metrics) {
    this.contacts = contacts;
    this.rejects = rejects;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  void take(List<CrmEvent> events) {
    Map<String, List<CrmEvent>> byTenant = new LinkedHashMap<>();
    events.forEach(
        event ->
            byTenant.computeIfAbsent(event.tenantId(), tenant -> new ArrayList<>()).add(event));
    byTenant.forEach(this::take);
  }

  private void take(String tenantId, List<CrmEvent> events) {
    List<CrmEvent.Bad> bad = new ArrayList<>();
    List<CrmEvent.Said> said = new ArrayList<>();
    for (CrmEvent event : first(events, bad)) {
      switch (event) {
        case CrmEvent.Said one -> said.add(one);
        case CrmEvent.Gone gone -> {
          // In the order of their arrival: what was said before goes in before.
          bad.addAll(say(tenantId, said));
          said.clear();
          contacts.erase(tenantId, gone.externalId(), gone.origin().time());
        }
        case CrmEvent.Bad one -> bad.add(one);
      }
    }
    bad.addAll(say(tenantId, said));
    bad.stream().filter(one -> rejects.add(one.rejection())).forEach(this::bury);
  }

  private void bury(CrmEvent.Bad bad) {
    deadLetters.add(bad);
    MDC.put(Logs.TENANT, bad.tenantId());
    MDC.put(Logs.EVENT, String.valueOf(bad.origin().id()));
    try {
      LOG.warnf("A record of the CRM's topic was rejected: %s", bad.rejection().code());
    } finally {
      MDC.remove(Logs.TENANT);
      MDC.remove(Logs.EVENT);
    }
  }

  private List<CrmEvent.Bad> say(String tenantId, List<CrmEvent.Said> said) {
    if (said.isEmpty()) {
      return List.of();
    }
    List<Span> spans =
        said.stream()
            .map(
                one ->
                    Traces.start(
                        "take contact event", one.origin().traceparent(), SpanKind.CONSUMER))
            .toList();
    List<Statement> statements = new ArrayList<>(said.size());
    for (int i = 0; i < said.size(); i++) {
      CrmEvent.Said one = said.get(i);
      statements.add(
          new Statement(one.patch(), one.origin().time(), Traces.traceparentOf(spans.get(i))));
    }
    try {
      return refused(said, contacts.take(tenantId, statements, Door.TOPIC));
    } finally {
      spans.forEach(Span::end);
    }
  }

  private static List<CrmEvent.Bad> refused(List<CrmEvent.Said> said, List<Outcome> outcomes) {
    List<CrmEvent.Bad> bad = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Refused refused) {
        CrmEvent.Said one = said.get(i);
        bad.add(CrmEventReader.bad(one.origin(), one.tenantId(), refused.faults().getFirst()));
      }
    }
    return bad;
  }

  /** Those never seen; one seen with another body is bad. */
  private List<CrmEvent> first(List<CrmEvent> events, List<CrmEvent.Bad> bad) {
    Map<String, byte[]> hashes = new LinkedHashMap<>();
    List<CrmEvent> firstHere = new ArrayList<>();
    for (CrmEvent event : events) {
      if (event instanceof CrmEvent.Bad) {
        firstHere.add(event);
        continue;
      }
      byte[] hash = hash(event.origin());
      byte[] earlier = hashes.putIfAbsent(messageId(event), hash);
      if (earlier == null) {
        firstHere.add(event);
      } else {
        repeated(event, Arrays.equals(earlier, hash), bad);
      }
    }
    Map<String, Inbox.Arrival> arrivals = inbox.record(CONSUMER, hashes);
    List<CrmEvent> first = new ArrayList<>();
    for (CrmEvent event : firstHere) {
      Inbox.Arrival arrival =
          event instanceof CrmEvent.Bad
              ? Inbox.Arrival.FIRST
              : Objects.requireNonNull(arrivals.get(messageId(event)));
      switch (arrival) {
        case FIRST -> first.add(event);
        case REPEAT -> repeated(event, true, bad);
        case CONFLICT -> repeated(event, false, bad);
      }
    }
    return first;
  }

  private void repeated(CrmEvent event, boolean same, List<CrmEvent.Bad> bad) {
    metrics.counter("contacts.events.repeated").increment();
    if (!same) {
      bad.add(
          CrmEventReader.bad(
              event.origin(),
              event.tenantId(),
              "idempotency_key_reused",
              "The event id was used by this source for another body."));
    }
  }

  private static String messageId(CrmEvent event) {
    IncomingEvent origin = event.origin();
    return event.tenantId() + "\n" + origin.source() + "\n" + origin.id();
  }

  private static byte[] hash(IncomingEvent event) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(String.valueOf(event.type()).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return digest.digest(Objects.requireNonNull(event.body()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
