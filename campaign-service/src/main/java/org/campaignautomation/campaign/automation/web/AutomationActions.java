package org.campaignautomation.campaign.automation.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Answer;
import org.campaignautomation.campaign.api.Idempotency;
import org.campaignautomation.campaign.automation.DueJobs;
import org.campaignautomation.campaign.automation.ImmediateSends;
import org.campaignautomation.campaign.automation.Send;
import org.campaignautomation.campaign.automation.TestRunOutcome;
import org.campaignautomation.campaign.automation.TestRuns;
import org.campaignautomation.campaign.automation.Triggers;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The actions of {@code POST /api/campaigns/{id}/automation}: reads the command that the body
 * names, and carries it out. What is a test leaves nothing that a repetition could double, so only
 * the others heed an {@code Idempotency-Key}.
 */
@Singleton
class AutomationActions {
  private static final String ACTIONS =
      "The action can be: "
          + String.join(", ", TriggerCommand.ACTION, ProcessCommand.ACTION, SendCommand.ACTION)
          + ".";

  private final Triggers triggers;
  private final DueJobs dueJobs;
  private final TestRuns testRuns;
  private final ImmediateSends sends;
  private final Idempotency idempotency;
  private final Rights rights;
  private final ObjectMapper mapper;

  AutomationActions(
      Triggers triggers,
      DueJobs dueJobs,
      TestRuns testRuns,
      ImmediateSends sends,
      Idempotency idempotency,
      Rights rights,
      ObjectMapper mapper) {
    this.triggers = triggers;
    this.dueJobs = dueJobs;
    this.testRuns = testRuns;
    this.sends = sends;
    this.idempotency = idempotency;
    this.rights = rights;
    this.mapper = mapper;
  }

  /**
   * Carries out a command.
   *
   * @param testMode the query parameter
   * @throws ProblemException 400 for an action or a property that is not there, 403, 422
   */
  Response run(Asker asker, Campaign campaign, @Nullable String testMode, @Nullable JsonNode body)
      throws JsonProcessingException {
    return switch (action(body)) {
      case TriggerCommand.ACTION ->
          trigger(asker, campaign, testMode, read(body, TriggerCommand.class));
      case ProcessCommand.ACTION ->
          process(asker, campaign, testMode, read(body, ProcessCommand.class));
      case SendCommand.ACTION -> send(asker, campaign, testMode, read(body, SendCommand.class));
      default -> throw unknownAction();
    };
  }

  private Response trigger(
      Asker asker, Campaign campaign, @Nullable String parameter, TriggerCommand command) {
    boolean test = mode(parameter, command.testMode());
    List<Fault> faults = command.faults();
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    UUID id = campaign.id();
    if (test) {
      var plan = triggers.preview(asker, campaign, command.lookBackDays(), command.shown());
      return Response.ok(TriggerAnswer.of(id, true, plan)).build();
    }
    return idempotency.onceElsewhere(
        command,
        true,
        () -> {
          var done = triggers.run(asker, campaign, command.lookBackDays(), command.shown());
          TriggerAnswer answer = TriggerAnswer.of(id, false, done);
          return new Answer(200, null, null, answer, answer.kept(), null);
        });
  }

  private Response process(
      Asker asker, Campaign campaign, @Nullable String parameter, ProcessCommand command) {
    if (mode(parameter, command.testMode())) {
      return answer(campaign.id(), testRuns.run(asker, campaign.id()));
    }
    return idempotency.onceElsewhere(command, true, () -> plain(dueJobs.process(asker, campaign)));
  }

  /** 202 while it runs, and where it can be asked for. */
  private static Response answer(UUID campaignId, TestRunOutcome run) {
    return run.finished()
        ? Response.ok(run).build()
        : Response.accepted(run)
            .location(
                URI.create(
                    "/api/campaigns/" + campaignId + "/automation?action=run&runId=" + run.runId()))
            .build();
  }

  private Response send(
      Asker asker, Campaign campaign, @Nullable String parameter, SendCommand command) {
    boolean test = mode(parameter, command.testMode());
    Send send = command.understood();
    return test
        ? Response.ok(sends.render(asker, campaign, send)).build()
        : idempotency.onceElsewhere(command, false, () -> plain(sends.send(asker, campaign, send)));
  }

  private boolean mode(@Nullable String parameter, @Nullable Boolean property) {
    boolean test = TestMode.of(parameter, property);
    rights.toAct(test);
    return test;
  }

  private static Answer plain(Object body) {
    return new Answer(200, null, null, body, body, null);
  }

  private static String action(@Nullable JsonNode body) {
    if (body == null || !body.isObject() || !body.path("action").isTextual()) {
      throw unknownAction();
    }
    return body.path("action").textValue();
  }

  private <T> T read(@Nullable JsonNode body, Class<T> command) throws JsonProcessingException {
    try {
      return mapper.treeToValue(body, command);
    } catch (MismatchedInputException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw MismatchedInputException.from(null, command, e.getOriginalMessage());
    }
  }

  private static ProblemException unknownAction() {
    return new ProblemException(
        Problem.badRequest("unknown_action", ACTIONS)
            .withErrors(List.of(new Fault("/action", "unknown_action", ACTIONS))));
  }
}
