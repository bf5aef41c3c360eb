package org.campaignautomation.dispatch.preview;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.campaignautomation.dispatch.content.Content;
import org.campaignautomation.dispatch.content.MessageRequest;
import org.campaignautomation.dispatch.content.MessageWriter;
import org.campaignautomation.dispatch.content.SettingsTable;
import org.campaignautomation.dispatch.content.TenantSettings;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Shows what would be sent. */
@Singleton
public class Previews {
  /** A caller does not wait for longer, and one hostile batch must not keep a thread. */
  static final Duration MAX_TIME = Duration.ofSeconds(10);

  /** Characters in all messages of an answer. */
  static final long MAX_LENGTH = 16L * 1024 * 1024;

  private final SettingsTable settings;
  private final MessageWriter writer;
  private final Rehearser rehearser;

  Previews(SettingsTable settings, MessageWriter writer, Rehearser rehearser) {
    this.settings = settings;
    this.writer = writer;
    this.rehearser = rehearser;
  }

  /**
   * Renders each, in order.
   *
   * @throws ProblemException 422 {@code render_limit} if the batch takes too long or gets too long
   */
  public List<Rehearsal> render(String tenantId, List<PreviewRequest> requests) {
    TenantSettings tenant = settings.find(Set.of(tenantId)).get(tenantId);
    Instant now = Instant.now();
    long deadline = System.nanoTime() + MAX_TIME.toNanos();
    long length = 0;
    List<Rehearsal> rehearsals = new ArrayList<>(requests.size());
    for (PreviewRequest request : requests) {
      Rehearsal rehearsal = render(request, tenant, now);
      rehearsals.add(rehearsal);
      length += rehearsal.rendered() == null ? 0 : rehearsal.rendered().length();
      if (length > MAX_LENGTH || System.nanoTime() > deadline) {
        throw new ProblemException(
            Problem.of(
                422,
                "render_limit",
                "These messages take too long or are too large together: ask for fewer at once."));
      }
    }
    return rehearsals;
  }

  private Rehearsal render(PreviewRequest request, @Nullable TenantSettings tenant, Instant now) {
    if (tenant == null) {
      return Rehearsal.fail("settings_unknown", "the tenant's settings have not arrived yet");
    }
    Content content = request.content();
    MessageRequest message =
        new MessageRequest(Ids.next(), content.channel(), request.contact(), null);
    Instant at = request.at() == null ? now : request.at();
    return rehearser.rehearse(writer.write(message, content, tenant, at));
  }
}
