/**
 * The crash suite: processes are killed and frozen, providers misbehave, and every message is
 * counted where it arrives.
 */
@NullMarked
package org.campaignautomation.endtoend.crash;

import org.jspecify.annotations.NullMarked;
