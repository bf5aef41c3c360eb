package org.campaignautomation.dispatch.channel;

import java.util.List;
import java.util.Map;

/** Tells calls of the SMS provider from anybody else's. */
public interface SmsCallbacks {
  /** The header that holds the signature. */
  String SIGNATURE = "X-Twilio-Signature";

  /**
   * Whether the provider made a call.
   *
   * @param signature as it came
   * @param url the called URL as the provider knows it
   * @param form all fields that came
   */
  boolean areFrom(String signature, String url, Map<String, List<String>> form);
}
