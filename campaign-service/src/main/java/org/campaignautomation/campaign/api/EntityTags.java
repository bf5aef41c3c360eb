package org.campaignautomation.campaign.api;

import java.util.Arrays;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Revisions as entity tags. */
public final class EntityTags {
  private EntityTags() {}

  /** The tag of a revision, quoted, as in the {@code ETag} header. */
  public static String of(long revision) {
    return "\"" + revision + "\"";
  }

  /**
   * Holds an {@code If-Match} header against the revision found, under its row's lock.
   *
   * @param ifMatch null if the client does not care
   * @throws ProblemException 412 if it names another revision
   */
  public static void check(@Nullable String ifMatch, long revision) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return;
    }
    boolean named =
        Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(of(revision)::equals);
    if (!named) {
      throw new ProblemException(Problem.versionMismatch());
    }
  }
}
