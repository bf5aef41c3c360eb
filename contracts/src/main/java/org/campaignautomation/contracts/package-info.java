/**
 * What the services say to each other: topic names, event records and their JSON form.
 *
 * <p>Records only; no engine, no framework. Every record carries the tenant and its aggregate's
 * revision.
 */
@NullMarked
package org.campaignautomation.contracts;

import org.jspecify.annotations.NullMarked;
