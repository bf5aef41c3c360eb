package org.campaignautomation.campaign.globalrun;

import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.definition.ActiveCampaigns;
import org.campaignautomation.campaign.definition.ActiveCampaigns.Active;
import org.campaignautomation.campaign.definition.Trigger;
import org.campaignautomation.campaign.globalrun.GlobalRun.OfCampaign;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does the same for every active campaign, a few at a time; what fails in one fails there only. */
@Singleton
class EveryCampaign {
  private static final Logger LOG = Logger.getLogger(EveryCampaign.class);
  private static final int AT_A_TIME = 8;

  private final ActiveCampaigns campaigns;
  private final Database database;

  EveryCampaign(ActiveCampaigns campaigns, Database database) {
    this.campaigns = campaigns;
    this.database = database;
  }

  /**
   * Runs it.
   *
   * @param action what to do, outside of any request's context
   * @param none the counts of no campaign
   */
  <C> GlobalRun<C> run(Scope scope, Function<Active, C> action, C none, BinaryOperator<C> sum) {
    Instant startedAt = database.now();
    List<OfCampaign<C>> results =
        inParallel(
            campaigns.with(Trigger.NEW_CLIENT, scope.tenantId()),
            campaign -> attempt(campaign, action));
    C totals = results.stream().map(OfCampaign::counts).filter(Objects::nonNull).reduce(none, sum);
    return new GlobalRun<>(startedAt, database.now(), results, totals);
  }

  /** The answers in the order of the questions. */
  static <Q, A> List<A> inParallel(List<Q> questions, Function<Q, A> ask) {
    Semaphore places = new Semaphore(AT_A_TIME);
    try (ExecutorService threads =
        Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor())) {
      List<Future<A>> answers = new ArrayList<>();
      for (Q question : questions) {
        places.acquire();
        answers.add(
            threads.submit(
                () -> {
                  try {
                    return ask.apply(question);
                  } finally {
                    places.release();
                  }
                }));
      }
      List<A> all = new ArrayList<>(answers.size());
      for (Future<A> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    }
  }

  private static <C> OfCampaign<C> attempt(Active campaign, Function<Active, C> action) {
    try {
      return of(campaign, action.apply(campaign), null);
    } catch (ProblemException e) {
      return of(campaign, null, e.problem());
    } catch (RuntimeException e) {
      LOG.errorf("A campaign of a global run failed: %s", Logs.describe(e));
      return of(
          campaign,
          null,
          Problem.of(500, "internal_error", "Something went wrong on our side; it was logged."));
    }
  }

  private static <C> OfCampaign<C> of(
      Active campaign, @Nullable C counts, @Nullable Problem error) {
    return new OfCampaign<>(campaign.tenantId(), campaign.id(), campaign.name(), counts, error);
  }
}
