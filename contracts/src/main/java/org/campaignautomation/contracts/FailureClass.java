package org.campaignautomation.contracts;

/** Why a provider did not take a message; decides whether and when it is tried again. */
public enum FailureClass {
  /** The address will never work. */
  RECIPIENT_PERMANENT,
  /** The address did not work now. */
  RECIPIENT_TEMPORARY,
  /** Our sender, credentials or account is wrong; every other message would fail too. */
  SENDER_CONFIGURATION,
  /** Too fast; surely not accepted. */
  PROVIDER_THROTTLE,
  /** The provider could not be reached; surely not accepted. */
  PROVIDER_OUTAGE,
  /** The content was refused, or could not be rendered. */
  CONTENT_REJECTED,
  /** A definite refusal that is in no table. */
  UNKNOWN_ERROR
}
