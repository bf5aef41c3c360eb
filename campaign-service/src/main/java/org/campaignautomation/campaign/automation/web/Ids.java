package org.campaignautomation.campaign.automation.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Checks a list of ids in a body: some, not too many, none twice. */
final class Ids {
  private Ids() {}

  static <T> List<T> check(
      @Nullable List<@Nullable T> ids, String pointer, int max, List<Fault> faults) {
    if (ids == null || ids.isEmpty()) {
      faults.add(new Fault(pointer, "required", "Name at least one."));
      return List.of();
    }
    if (ids.size() > max) {
      faults.add(new Fault(pointer, "too_many", "Name " + max + " at most at a time."));
      return List.of();
    }
    List<T> good = new ArrayList<>(ids.size());
    Set<T> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      T id = ids.get(i);
      if (id == null) {
        faults.add(new Fault(pointer + "/" + i, "required", "An id is not null."));
      } else if (!seen.add(id)) {
        faults.add(new Fault(pointer + "/" + i, "duplicate", "It stands before in the list."));
      } else {
        good.add(id);
      }
    }
    return good;
  }
}
