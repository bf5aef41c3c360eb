package org.campaignautomation.endtoend.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.campaignautomation.endtoend.fleet.Fleet.Service;
import org.campaignautomation.endtoend.installation.ServiceProcess;

/** Processes are asked to stop, as an orchestrator does, and others take their place. */
final class RollingRestart {
  /** After so long the broker gives up a consumer that says nothing any more. */
  static final Duration SESSION = Duration.ofSeconds(15);

  /** What an orchestrator gives a process before it kills it, less what its own steps take. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final Duration JOINED = Duration.ofSeconds(30);

  private final Fleet fleet;
  private final Broker broker;
  private final Collection<Duration> stops = Collections.synchronizedList(new ArrayList<>());

  RollingRestart(Fleet fleet, Broker broker) {
    this.fleet = fleet;
    this.broker = broker;
  }

  /** Restarts two processes of each service, one after the other. */
  void oneByOne() {
    for (Service service : Service.values()) {
      List<ServiceProcess> pods = fleet.pods(service);
      int all = awaitAll(service);
      for (ServiceProcess pod : pods.subList(0, 2)) {
        stop(pod);
        awaitMembers("left at once", service, all - all / pods.size(), AT_ONCE);
        pod.start();
        pod.awaitReady();
        awaitMembers("joined", service, all, JOINED);
      }
    }
  }

  /** Stops all processes of a service at the same time, then starts them. */
  void allOf(Service service) {
    List<ServiceProcess> pods = fleet.pods(service);
    int all = awaitAll(service);
    CompletableFuture.allOf(
            pods.stream()
                .map(pod -> CompletableFuture.runAsync(() -> stop(pod), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();
    awaitMembers("left at once", service, 0, AT_ONCE);
    pods.forEach(ServiceProcess::start);
    pods.forEach(ServiceProcess::awaitReady);
    awaitMembers("joined", service, all, JOINED);
  }

  private int awaitAll(Service service) {
    int pods = fleet.pods(service).size();
    await("every process of " + service + " is in the group, with as many consumers")
        .atMost(JOINED)
        .until(
            () -> {
              int members = broker.members(service.module());
              return members > 0 && members % pods == 0;
            });
    return broker.members(service.module());
  }

  private void awaitMembers(String what, Service service, int count, Duration limit) {
    await(service + ": consumers " + what)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> broker.members(service.module()) == count);
  }

  private void stop(ServiceProcess pod) {
    long began = System.nanoTime();
    pod.stop();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    stops.add(took);
    assertThat(took).as("time that %s took to stop", pod.name()).isLessThan(GRACE);
  }

  @Override
  public String toString() {
    return stops.size()
        + " stops, in ms: "
        + stops.stream().map(Duration::toMillis).sorted().toList();
  }
}
