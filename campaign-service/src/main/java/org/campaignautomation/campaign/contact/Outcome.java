package org.campaignautomation.campaign.contact;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** What became of a statement about a contact. */
public sealed interface Outcome {

  /**
   * It was taken in.
   *
   * @param id the contact's id; null for a contact that was erased before it could be made
   */
  record Taken(Kind kind, @Nullable UUID id) implements Outcome {}

  /** It makes no sense: at least one fault; nothing was changed. */
  record Refused(List<Fault> faults) implements Outcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /** How a statement was taken in. */
  enum Kind {
    /** The contact is new. */
    CREATED,
    /** It changed something. */
    UPDATED,
    /** All of it was known. */
    UNCHANGED,
    /** It is older than what is known, or than the contact's erasure, and changed nothing. */
    STALE;

    /** Lower case, as in answers and metrics. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The contact's id, if it was taken in and the contact is still there. */
  default @Nullable UUID contactId() {
    return this instanceof Taken taken ? taken.id() : null;
  }
}
