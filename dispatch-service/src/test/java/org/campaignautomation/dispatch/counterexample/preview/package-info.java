/** Breaks the rules on purpose, to show that they can be broken. */
@NullMarked
package org.campaignautomation.dispatch.counterexample.preview;

import org.jspecify.annotations.NullMarked;
