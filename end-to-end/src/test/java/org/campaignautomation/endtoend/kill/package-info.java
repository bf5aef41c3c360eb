/**
 * Several processes of enrollment-service on one database and one broker, killed again and again,
 * with a dispatch-service of the test's own that remembers each hand-over.
 */
@NullMarked
package org.campaignautomation.endtoend.kill;

import org.jspecify.annotations.NullMarked;
