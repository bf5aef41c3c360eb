/**
 * The embedded default: real Postgres, Kafka, OIDC, an SMTP inbox and a Twilio-compatible endpoint,
 * all from build artifacts. Not for production; the same classes serve the tests.
 */
@NullMarked
package org.campaignautomation.localstack;

import org.jspecify.annotations.NullMarked;
