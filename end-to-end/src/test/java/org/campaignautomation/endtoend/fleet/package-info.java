/**
 * Several processes of each service under load: what is promised of pace, outages and shutdown,
 * counted where the messages arrive.
 */
@NullMarked
package org.campaignautomation.endtoend.fleet;

import org.jspecify.annotations.NullMarked;
