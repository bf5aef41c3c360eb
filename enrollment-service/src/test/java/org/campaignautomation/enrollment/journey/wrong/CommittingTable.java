package org.campaignautomation.enrollment.journey.wrong;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Breaks the rule on purpose: a table that commits by itself. */
final class CommittingTable {
  private CommittingTable() {}

  static void save() {
    QuarkusTransaction.requiringNew().run(() -> {});
  }
}
