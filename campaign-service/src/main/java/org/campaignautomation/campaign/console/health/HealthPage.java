package org.campaignautomation.campaign.console.health;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.campaignautomation.campaign.console.Html;
import org.campaignautomation.campaign.dispatch.Provider;
import org.campaignautomation.campaign.dispatch.Providers;
import org.campaignautomation.campaign.enrollment.Backlog;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.health.BooksReport;
import org.campaignautomation.campaign.health.TenantBooks;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;
import org.jspecify.annotations.Nullable;

/** {@code /console/health}: how the tenant's sending stands. What does not answer is left out. */
@Path(HealthPage.PATH)
@Produces(Html.TYPE)
@RunOnVirtualThread
public class HealthPage {
  static final String PATH = "/console/health";

  private final Enrollment enrollment;
  private final Providers providers;
  private final TenantBooks books;
  private final OutcomesPage outcomes;
  private final RejectsPage rejects;
  private final Caller caller;

  HealthPage(
      Enrollment enrollment,
      Providers providers,
      TenantBooks books,
      OutcomesPage outcomes,
      RejectsPage rejects,
      Caller caller) {
    this.enrollment = enrollment;
    this.providers = providers;
    this.books = books;
    this.outcomes = outcomes;
    this.rejects = rejects;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance overview() {
    Present present = present();
    Lists lists = lists(present, false);
    return new Overview(
        lists.concerns(),
        present,
        lists.books(),
        lists.booksTrouble(),
        lists.outcomes(),
        lists.rejects());
  }

  /** What was found wrong, without the frame: asked for again while the page is open. */
  @GET
  @Path("/lists")
  @RolesAllowed(Roles.VIEWER)
  public TemplateInstance lists() {
    return lists(present(), true);
  }

  /** A service that has just not answered is not asked again: that would take as long again. */
  private Lists lists(Present present, boolean top) {
    @Nullable BooksReport report = null;
    @Nullable String trouble = null;
    if (present.backlogTrouble() != null || present.providersTrouble() != null) {
      trouble =
          present.backlogTrouble() != null ? present.backlogTrouble() : present.providersTrouble();
    } else {
      try {
        report = books.report(Asker.of(caller));
      } catch (ProblemException e) {
        trouble = e.problem().detail();
      }
    }
    OutcomeRows unknown =
        present.providersTrouble() == null
            ? outcomes.rows(null)
            : new OutcomeRows(List.of(), null, present.providersTrouble());
    RejectRows refused = rejects.rows(null);
    return new Lists(
        Concerns.of(present, report, trouble, unknown, refused),
        report,
        trouble,
        unknown,
        refused,
        top);
  }

  @GET
  @Path("/now")
  @RolesAllowed(Roles.VIEWER)
  public Present present() {
    Asker asker = Asker.of(caller);
    List<Backlog.Waiting> channels = List.of();
    List<Provider> accounts = List.of();
    @Nullable String backlogTrouble = null;
    @Nullable String providersTrouble = null;
    try {
      channels = enrollment.backlog(asker).channels();
    } catch (ProblemException e) {
      backlogTrouble = e.problem().detail();
    }
    try {
      accounts = providers.list(asker).items();
    } catch (ProblemException e) {
      providersTrouble = e.problem().detail();
    }
    return new Present(channels, backlogTrouble, accounts, providersTrouble);
  }

  @POST
  @Path("/providers/email/check")
  @RolesAllowed(Roles.ADMIN)
  public TemplateInstance checkEmail() {
    return new Checked(providers.check(Asker.of(caller), Channel.EMAIL));
  }

  @POST
  @Path("/providers/sms/check")
  @RolesAllowed(Roles.ADMIN)
  public TemplateInstance checkSms() {
    return new Checked(providers.check(Asker.of(caller), Channel.SMS));
  }
}
