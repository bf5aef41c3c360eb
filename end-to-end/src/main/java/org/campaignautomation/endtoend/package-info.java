/** Black-box tests over the packaged services. */
@NullMarked
package org.campaignautomation.endtoend;

import org.jspecify.annotations.NullMarked;
