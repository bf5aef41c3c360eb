package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.MissingVariable;
import org.jspecify.annotations.Nullable;

/** Rendering as for sending, without sending. */
public final class Rendering {
  /** How many messages go into one order. */
  public static final int MAX_ITEMS = 500;

  private Rendering() {}

  /** Asks for some messages, at most {@link #MAX_ITEMS}. */
  public record Order(List<Item> items) {}

  /**
   * One message.
   *
   * @param ref comes back with the answer
   * @param at the time that dates in the text see; null for now
   */
  public record Item(
      String ref, Channel channel, Content content, Contact contact, @Nullable Instant at) {}

  /** What is said, as templates. */
  public record Content(
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      @Nullable MissingVariable missingVariable) {}

  /** The messages, in the order of the items. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Answer(List<Result> items) {}

  /**
   * What would become of a message.
   *
   * @param outcome {@code would_send}, {@code would_skip} or {@code would_fail}
   * @param rendered null if it would not be sent
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Result(
      String ref, String outcome, @Nullable String reason, @Nullable Message rendered) {
    /** Whether it would be sent. */
    public boolean wouldSend() {
      return outcome.equals("would_send");
    }
  }

  /**
   * A message as it would be handed over.
   *
   * @param encoding of an SMS: {@code gsm7} or {@code ucs2}
   * @param segments of an SMS, as they are billed
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Message(
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      @Nullable String encoding,
      @Nullable Integer segments,
      @Nullable String from,
      @Nullable String to,
      @Nullable Map<String, String> headers) {}
}
