package org.campaignautomation.dispatch.preview.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.dispatch.preview.PreviewRequest;
import org.campaignautomation.dispatch.preview.Previews;
import org.campaignautomation.dispatch.preview.Rehearsal;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.LargeBody;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** Renders without sending; nothing is written. */
@Path("/internal/v1/render")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class RenderResource {
  private static final int MAX_ITEMS = 500;

  private final Previews previews;
  private final Caller caller;

  RenderResource(Previews previews, Caller caller) {
    this.previews = previews;
    this.caller = caller;
  }

  /** The outcomes in the order of the items; a batch may be larger than other bodies. */
  @POST
  @LargeBody
  public RenderAnswer render(@Nullable RenderQuestion question) {
    List<RenderQuestion.Item> items =
        question == null || question.items() == null ? List.of() : question.items();
    if (items.size() > MAX_ITEMS) {
      throw invalid(
          List.of(
              new Fault("/items", "too_many", "At most " + MAX_ITEMS + " items at once, please.")));
    }
    List<Rehearsal> rehearsals = previews.render(caller.tenantId(), requests(items));
    List<RenderAnswer.Item> answers = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      answers.add(RenderAnswer.Item.of(items.get(i).ref(), rehearsals.get(i)));
    }
    return new RenderAnswer(answers);
  }

  private static List<PreviewRequest> requests(List<RenderQuestion.Item> items) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      faults.addAll(faults(i, items.get(i)));
    }
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
    return items.stream().map(RenderQuestion.Item::request).toList();
  }

  private static List<Fault> faults(int index, RenderQuestion.@Nullable Item item) {
    List<Fault> faults = new ArrayList<>();
    require(faults, index, "channel", item == null ? null : item.channel());
    require(faults, index, "content", item == null ? null : item.content());
    require(faults, index, "contact", item == null ? null : item.contact());
    return faults;
  }

  private static void require(List<Fault> faults, int index, String name, @Nullable Object value) {
    if (value == null) {
      faults.add(new Fault("/items/" + index + "/" + name, "required", "Give " + name + "."));
    }
  }

  private static ProblemException invalid(List<Fault> faults) {
    return new ProblemException(Problem.validationFailed(faults));
  }
}
