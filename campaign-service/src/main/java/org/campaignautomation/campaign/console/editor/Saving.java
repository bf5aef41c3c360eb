package org.campaignautomation.campaign.console.editor;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.campaignautomation.campaign.console.Htmx;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.platform.problem.ProblemException;

/** What the page is told when somebody saves. */
final class Saving {
  /** Tells the page's script what is kept now, so that it can go on from there. */
  private static final String EVENT = "editor:saved";

  private static final String INNER = "innerHTML";

  private Saving() {}

  static Response saved(Campaign campaign, String words) {
    JsonArray steps = new JsonArray();
    campaign.content().steps().stream().map(Step::id).map(UUID::toString).forEach(steps::add);
    JsonObject kept =
        new JsonObject()
            .put("campaign", campaign.id().toString())
            .put("revision", campaign.revision())
            .put("version", campaign.version())
            .put("steps", steps);
    return Response.ok(new Saved(words))
        .header(Htmx.TRIGGER, new JsonObject().put(EVENT, kept).encode())
        .build();
  }

  /** The faults, for their fields; what names none is shown as any other problem. */
  static Response refused(ProblemException e) {
    if (e.problem().status() != 422 || e.problem().errors().isEmpty()) {
      throw e;
    }
    return Response.status(422)
        .entity(Findings.ofFaults(e.problem().errors()))
        .header(Htmx.RETARGET, "#findings")
        .header(Htmx.RESWAP, "outerHTML")
        .build();
  }

  /** A question to be answered first. */
  static Response asks(int status, TemplateInstance dialog) {
    return Response.status(status)
        .entity(dialog)
        .header(Htmx.RETARGET, "#dialog")
        .header(Htmx.RESWAP, INNER)
        .build();
  }
}
