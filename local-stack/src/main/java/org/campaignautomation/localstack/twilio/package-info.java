/**
 * An endpoint that speaks the Messages resource of Twilio's REST API and keeps what it is given.
 */
@NullMarked
package org.campaignautomation.localstack.twilio;

import org.jspecify.annotations.NullMarked;
