/**
 * An installation under test: backends on free ports, the services as processes that can be stopped
 * and killed, and the means to talk to them.
 */
@NullMarked
package org.campaignautomation.endtoend.installation;

import org.jspecify.annotations.NullMarked;
