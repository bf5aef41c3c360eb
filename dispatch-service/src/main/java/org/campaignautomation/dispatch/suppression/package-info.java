/** To whom nothing may be sent; for now, the erased. */
@NullMarked
package org.campaignautomation.dispatch.suppression;

import org.jspecify.annotations.NullMarked;
