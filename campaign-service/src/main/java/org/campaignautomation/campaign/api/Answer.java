package org.campaignautomation.campaign.api;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a POST answers, in a form that can be kept for a replay.
 *
 * @param location where the new resource is, if one was made
 * @param etag its entity tag, quoted, if it has one
 * @param body what is sent, as JSON
 * @param keptBody what is kept for a replay: the body without what is shown once only
 * @param resourceId the resource that the body shows, so that its erasure removes the answer
 */
public record Answer(
    int status,
    @Nullable URI location,
    @Nullable String etag,
    Object body,
    Object keptBody,
    @Nullable UUID resourceId) {

  /** 200 with a resource. */
  public static Answer ok(UUID resourceId, long revision, Object body) {
    return new Answer(200, null, EntityTags.of(revision), body, body, resourceId);
  }

  /** 201 with a new resource. */
  public static Answer created(URI location, UUID resourceId, long revision, Object body) {
    return new Answer(201, location, EntityTags.of(revision), body, body, resourceId);
  }
}
