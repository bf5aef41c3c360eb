package org.campaignautomation.dispatch.channel;

/** What writing an e-mail came to. */
public sealed interface Composition {
  /** It can be handed over. */
  record Composed(ComposedEmail email) implements Composition {}

  /** It cannot be written, so no provider is asked. */
  record Rejected(Outcome.Refused refusal) implements Composition {}
}
