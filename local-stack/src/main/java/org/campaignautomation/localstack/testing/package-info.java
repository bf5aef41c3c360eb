/** The stack as a Quarkus test resource. */
@NullMarked
package org.campaignautomation.localstack.testing;

import org.jspecify.annotations.NullMarked;
