package org.campaignautomation.endtoend.crash;

import java.util.List;

/** What can be killed; a disk is by leaving no room on it. */
enum Target {
  CAMPAIGN("campaign-service", "campaign-service"),
  ENROLLMENT("enrollment-service", "enrollment-service"),
  DISPATCH("dispatch-service", "dispatch-service-1"),
  DISPATCH_2("dispatch-service", "dispatch-service-2"),
  BROKER("", "kafka"),
  POSTGRES("", "postgres"),
  DISK("", "disk");

  /** What can be killed anywhere. */
  static final List<Target> PROCESSES =
      List.of(CAMPAIGN, ENROLLMENT, DISPATCH, DISPATCH_2, BROKER, POSTGRES);

  private final String module;
  private final String process;

  Target(String module, String process) {
    this.module = module;
    this.process = process;
  }

  /** The module that it is packaged in; empty for what is not ours. */
  String module() {
    return module;
  }

  /** Tells the process from others of its module. */
  String process() {
    return process;
  }

  /**
   * Whether its end loses an answer: of messages on the wire, or of a commit of intents of which
   * their process then cannot know whether it was made.
   */
  boolean leavesDoubt() {
    return switch (this) {
      case DISPATCH, DISPATCH_2, POSTGRES, DISK -> true;
      case CAMPAIGN, ENROLLMENT, BROKER -> false;
    };
  }
}
