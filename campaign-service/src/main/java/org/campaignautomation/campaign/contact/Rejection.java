package org.campaignautomation.campaign.contact;

import org.campaignautomation.campaign.contact.Reject.Origin;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be taken in, and why.
 *
 * @param code for programs
 * @param pointer where in the body; null if it is about the record's headers or its whole
 * @param detail for people, without personal data
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost
public record Rejection(
    String tenantId,
    Origin origin,
    byte @Nullable [] body,
    String code,
    @Nullable String pointer,
    String detail) {

  /** Because of a fault of its body. */
  public static Rejection of(String tenantId, Origin origin, byte @Nullable [] body, Fault fault) {
    return new Rejection(tenantId, origin, body, fault.code(), fault.pointer(), fault.detail());
  }
}
