/** What would be sent, written by the code that writes what is sent, with no provider in reach. */
@NullMarked
package org.campaignautomation.dispatch.preview;

import org.jspecify.annotations.NullMarked;
