package org.campaignautomation.dispatch.preview.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.MissingVariable;
import org.campaignautomation.dispatch.content.Content;
import org.campaignautomation.dispatch.preview.PreviewRequest;
import org.jspecify.annotations.Nullable;

/** The messages asked for. */
record RenderQuestion(@Nullable List<Item> items) {
  /**
   * One message.
   *
   * @param ref the caller's name for it, given back as it is
   */
  record Item(
      @Nullable String ref,
      @Nullable Channel channel,
      @Nullable Text content,
      @Nullable Person contact,
      @Nullable Instant at) {
    PreviewRequest request() {
      return new PreviewRequest(
          Objects.requireNonNull(content).on(Objects.requireNonNull(channel)),
          Objects.requireNonNull(contact).contact(),
          at);
    }
  }

  /**
   * The templates.
   *
   * @param missingVariable {@code skip} if not given
   */
  record Text(
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text,
      @Nullable MissingVariable missingVariable) {
    Content on(Channel channel) {
      return new Content(
          channel,
          subject,
          html,
          text,
          missingVariable == null ? MissingVariable.SKIP : missingVariable);
    }
  }

  /** A contact, as in the contracts; one that is made up for a preview need not be complete. */
  record Person(
      @Nullable String externalId,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String customerName,
      @Nullable String companyName,
      @Nullable String zone,
      @Nullable String zoneSource,
      @Nullable String locale,
      @Nullable Map<String, Object> attributes) {
    Contact contact() {
      return new Contact(
          externalId == null ? "" : externalId,
          email,
          phone,
          firstName,
          lastName,
          customerName,
          companyName,
          zone == null ? "UTC" : zone,
          zoneSource == null ? "contact" : zoneSource,
          locale,
          attributes == null ? Map.of() : attributes);
    }
  }
}
