package org.campaignautomation.campaign.console.health;

import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.campaign.dispatch.Provider;
import org.campaignautomation.campaign.health.BooksReport;
import org.jspecify.annotations.Nullable;

/** What of all that is known somebody should look at. */
final class Concerns {
  private Concerns() {}

  static List<String> of(
      Present present,
      @Nullable BooksReport books,
      @Nullable String booksTrouble,
      OutcomeRows outcomes,
      RejectRows rejects) {
    List<String> concerns = new ArrayList<>();
    if (present.backlogTrouble() != null) {
      concerns.add("enrollment-service does not answer: nothing new is planned or handed over.");
    }
    if (present.providersTrouble() != null || outcomes.trouble() != null) {
      concerns.add("dispatch-service does not answer: messages wait until it is back.");
    }
    for (Provider provider : present.providers()) {
      if (!provider.breaker().equals("closed")) {
        concerns.add(
            "The provider for %s takes nothing. Messages wait, and none is lost."
                .formatted(Channels.name(provider.channel())));
      }
    }
    if (books != null && (books.gap() != 0 || books.acceptedGap() != 0)) {
      concerns.add("The books do not balance: see which campaigns below.");
    } else if (booksTrouble != null && concerns.isEmpty()) {
      concerns.add("The books cannot be known now.");
    }
    if (!outcomes.rows().isEmpty()) {
      concerns.add("There are messages of which nobody knows whether they were sent.");
    }
    if (rejects.rows().stream().anyMatch(reject -> reject.replayedAt() == null)) {
      concerns.add("Records of the CRM could not be taken in.");
    }
    return concerns;
  }
}
