package org.campaignautomation.dispatch.throttle.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.throttle.Pace;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.campaignautomation.platform.tenancy.Caller;
import org.campaignautomation.platform.tenancy.Roles;

/** The provider accounts of the installation, as the pod that answers knows them. */
@Path("/internal/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INTERNAL)
@RunOnVirtualThread
public class ProvidersResource {
  private final Pace pace;
  private final Caller caller;

  ProvidersResource(Pace pace, Caller caller) {
    this.pace = pace;
    this.caller = caller;
  }

  /** All accounts; the same for each tenant. */
  @GET
  public ProviderList list() {
    caller.tenantId();
    return new ProviderList(pace.accounts().stream().map(ProviderView::of).toList());
  }

  /** Asks a provider whether it would take messages; takes up to the channel's time-out. */
  @POST
  @Path("/{channel}/check")
  public CheckView check(@PathParam("channel") String channel) {
    caller.tenantId();
    Channel asked =
        Arrays.stream(Channel.values())
            .filter(each -> ProviderView.lower(each).equals(channel))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.notFound()));
    return CheckView.of(asked, pace.check(asked));
  }
}
