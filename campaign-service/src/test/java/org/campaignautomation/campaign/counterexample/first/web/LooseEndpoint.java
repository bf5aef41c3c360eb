package org.campaignautomation.campaign.counterexample.first.web;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import org.campaignautomation.campaign.database.Database;
import org.jspecify.annotations.Nullable;

/** Open to everybody, with a transaction and statements of its own. */
public class LooseEndpoint {
  @Nullable Database database;

  /** Anybody may. */
  @GET
  @Transactional
  public String read() {
    return "everything";
  }
}
