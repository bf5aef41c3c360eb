package org.campaignautomation.dispatch.channel.email;

/** From whom to whom a message travels. */
record Envelope(MailAddress from, MailAddress to) {
  /** Whether only a relay with SMTPUTF8 can carry it (RFC 6531). */
  boolean needsUtf8() {
    return !from.isAscii() || !to.isAscii();
  }
}
