package org.campaignautomation.endtoend.crash;

/** What can be killed. */
enum Target {
  CAMPAIGN("campaign-service", "campaign-service"),
  ENROLLMENT("enrollment-service", "enrollment-service"),
  DISPATCH("dispatch-service", "dispatch-service-1"),
  DISPATCH_2("dispatch-service", "dispatch-service-2"),
  BROKER("", "kafka"),
  POSTGRES("", "postgres");

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
    return this == DISPATCH || this == DISPATCH_2 || this == POSTGRES;
  }
}
