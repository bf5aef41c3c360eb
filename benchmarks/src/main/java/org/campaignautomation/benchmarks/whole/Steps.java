package org.campaignautomation.benchmarks.whole;

/** What campaigns of benchmarks send, at once. */
final class Steps {
  private static final int MAIL_BYTES = 5_120;

  private static final String PARAGRAPH =
      "<p>Dear {{ firstName }}, this month {{ companyName }} has again put together for you what is"
          + " new, what is useful and what is only fun.</p> ";

  private static final String MAIL =
      """
      {"channel": "email", "delay": {"amount": 0, "unit": "minutes"},
       "subject": "News for {{ firstName }}", "html": "%s"}"""
          .formatted(PARAGRAPH.repeat(MAIL_BYTES / PARAGRAPH.length()));

  private static final String TEXT =
      """
      {"channel": "sms", "delay": {"amount": 0, "unit": "minutes"},
       "text": "{{ firstName }}, {{ companyName }} has news for you"}""";

  /** An e-mail of 5 KB. */
  static final String ONE_MAIL = "[" + MAIL + "]";

  /** An e-mail of 5 KB, and when it is sent, an SMS. */
  static final String MAIL_AND_TEXT = "[" + MAIL + ", " + TEXT + "]";

  private Steps() {}
}
