package org.campaignautomation.campaign.console.automation;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.JobQuery;
import org.jspecify.annotations.Nullable;

/** Which jobs somebody wants to see, as the address says. What is empty does not matter. */
public class JobWish {
  /** In the order of their lives. */
  private static final List<String> STATUSES =
      List.of("pending", "processing", "completed", "failed", "skipped", "cancelled");

  @QueryParam("status")
  @Nullable String status;

  @QueryParam("channel")
  @Nullable String channel;

  @QueryParam("step")
  @Nullable String step;

  /** By the contact's own id, or the company's. */
  @QueryParam("contact")
  @Nullable String contact;

  @QueryParam("cursor")
  @Nullable String cursor;

  /** All that one can choose. */
  public List<String> statuses() {
    return STATUSES;
  }

  public String status() {
    return text(status);
  }

  public String channel() {
    return text(channel);
  }

  public String step() {
    return text(step);
  }

  /** Whether it is about a step. */
  public boolean wants(UUID stepId) {
    return stepId.toString().equals(step());
  }

  public String contact() {
    return text(contact);
  }

  /** Whether only some jobs are wanted. */
  public boolean narrowed() {
    return !(status() + channel() + step() + contact()).isEmpty();
  }

  /** Whether it is not a later part of the list. */
  boolean first() {
    return text(cursor).isEmpty();
  }

  JobQuery query(@Nullable UUID contactId, int limit) {
    return new JobQuery(
        false,
        orNull(status),
        orNull(channel),
        orNull(step),
        contactId == null ? null : contactId.toString(),
        Integer.toString(limit),
        orNull(cursor));
  }

  /** The rest of an address that wants the same, from a part on. */
  String address(String path, @Nullable String from) {
    UriBuilder address = UriBuilder.fromPath(path);
    add(address, "status", status);
    add(address, "channel", channel);
    add(address, "step", step);
    add(address, "contact", contact);
    add(address, "cursor", from);
    return address.build().toString();
  }

  private static void add(UriBuilder address, String name, @Nullable String value) {
    if (orNull(value) != null) {
      address.queryParam(name, "{value}").resolveTemplate("value", value);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static @Nullable String orNull(@Nullable String value) {
    String text = text(value);
    return text.isEmpty() ? null : text;
  }
}
