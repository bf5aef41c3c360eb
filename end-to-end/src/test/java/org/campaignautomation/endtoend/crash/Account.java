package org.campaignautomation.endtoend.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of a campaign.
 *
 * @param jobs what it tells of each
 * @param unknown the jobs in its list of unknown outcomes
 * @param gap what its books lack
 */
record Account(Map<UUID, Told> jobs, Set<UUID> unknown, long gap) {
  /** What is told of a job. */
  record Told(String status, @Nullable String reason) {}

  static Account of(Api api, UUID campaignId) {
    Map<UUID, Told> jobs = new HashMap<>();
    forEach(
        api,
        "/api/campaigns/" + campaignId + "/automation?action=jobs",
        job -> jobs.put(id(job, "id"), new Told(job.path("status").asText(), reason(job))));
    Set<UUID> unknown = new HashSet<>();
    forEach(
        api,
        "/api/deliveries?outcome=unknown",
        delivery -> {
          if (id(delivery, "campaignId").equals(campaignId)) {
            unknown.add(id(delivery, "jobId"));
          }
        });
    return new Account(jobs, unknown, gap(api, campaignId));
  }

  /** Whether a job is told of as it is. */
  boolean agrees(Books.Job job) {
    return new Told(job.status(), job.reason()).equals(jobs.get(job.id()));
  }

  private static void forEach(Api api, String path, Consumer<JsonNode> each) {
    @Nullable String cursor = "";
    while (cursor != null) {
      JsonNode page = get(api, path + "&limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      page.path("items").forEach(each);
      cursor = page.path("nextCursor").isTextual() ? page.path("nextCursor").asText() : null;
    }
  }

  private static long gap(Api api, UUID campaignId) {
    long gap = 0;
    for (JsonNode one : get(api, "/api/health/books").path("campaigns")) {
      if (id(one, "campaignId").equals(campaignId)) {
        gap += Math.abs(one.path("gap").asLong()) + Math.abs(one.path("acceptedGap").asLong());
      }
    }
    return gap;
  }

  private static JsonNode get(Api api, String path) {
    Answer answer = api.get(path);
    if (answer.status() != 200) {
      throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
    }
    return answer.json();
  }

  private static UUID id(JsonNode node, String name) {
    return UUID.fromString(node.path(name).asText());
  }

  private static @Nullable String reason(JsonNode job) {
    return job.path("reason").isTextual() ? job.path("reason").asText() : null;
  }
}
