/** To whom nothing may be sent: the erased, and the addresses on the list. */
@NullMarked
package org.campaignautomation.dispatch.suppression;

import org.jspecify.annotations.NullMarked;
