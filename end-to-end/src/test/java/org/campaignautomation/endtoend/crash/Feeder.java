package org.campaignautomation.endtoend.crash;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Crm;
import org.campaignautomation.endtoend.installation.Person;

/**
 * Brings people in as a patient client does: half over REST, half as the CRM's events, again until
 * it is told that they are in. So some come twice, which must change nothing.
 */
final class Feeder implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final CrashStack stack;
  private final Crm crm;

  Feeder(CrashStack stack) {
    this.stack = stack;
    this.crm = new Crm(stack.bootstrapServers(), "acme");
  }

  /** Begins to bring people in; the future ends when all are. */
  CompletableFuture<Void> feed(List<Person> people) {
    List<Person> overRest = people.subList(0, people.size() / 2);
    List<Person> overTopic = people.subList(people.size() / 2, people.size());
    return CompletableFuture.allOf(
        CompletableFuture.runAsync(() -> post(overRest), Thread::startVirtualThread),
        CompletableFuture.runAsync(() -> publish(overTopic), Thread::startVirtualThread));
  }

  private void post(List<Person> people) {
    String lines = people.stream().map(Person::json).collect(Collectors.joining("\n"));
    await("contacts are taken over REST")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .pollInSameThread()
        .ignoreExceptions()
        .until(
            () -> {
              Answer answer = stack.api().post("/api/contacts/bulk", "application/x-ndjson", lines);
              return answer.status() == 200
                  && answer.body().lines().count() == people.size()
                  && !answer.body().contains("\"rejected\"");
            });
  }

  private void publish(List<Person> people) {
    people.forEach(crm::created);
    crm.flush();
  }

  /** Waits for what was begun. */
  static void join(CompletableFuture<Void> feeding) {
    try {
      feeding.join();
    } catch (CompletionException e) {
      throw new AssertionError("people could not be brought in", e);
    }
  }

  @Override
  public void close() {
    crm.close();
  }
}
