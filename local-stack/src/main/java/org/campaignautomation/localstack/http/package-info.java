/**
 * What the stack's HTTP endpoints share: routing, form decoding and answers over the JDK's own
 * server.
 */
@NullMarked
package org.campaignautomation.localstack.http;

import org.jspecify.annotations.NullMarked;
