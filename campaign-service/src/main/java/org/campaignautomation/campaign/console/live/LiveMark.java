package org.campaignautomation.campaign.console.live;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Notes how far is known before a page reads anything, so that what changes while it is made is
 * told to it afterwards.
 */
class LiveMark {
  private static final String CONSOLE = "/console";

  private final Live live;

  LiveMark(Live live) {
    this.live = live;
  }

  @ServerRequestFilter
  void mark(ContainerRequestContext request) {
    if (HttpMethod.GET.equals(request.getMethod())
        && request.getUriInfo().getPath().startsWith(CONSOLE)) {
      live.seq();
    }
  }
}
