package org.campaignautomation.dispatch.channel;

/**
 * Writes e-mails, for whoever sends them and for whoever only wants to see them: the same code, so
 * that a preview is what is sent.
 */
public interface EmailComposer {
  /** Writes one; never throws for what is in it. */
  Composition compose(EmailMessage message);
}
