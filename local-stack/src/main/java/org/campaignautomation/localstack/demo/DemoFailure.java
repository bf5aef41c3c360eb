package org.campaignautomation.localstack.demo;

/** Why the demonstration cannot go on, in one line for whoever watches it. */
public final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
