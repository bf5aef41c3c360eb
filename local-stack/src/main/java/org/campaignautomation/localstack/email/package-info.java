/** An SMTP server that keeps what it receives. */
@NullMarked
package org.campaignautomation.localstack.email;

import org.jspecify.annotations.NullMarked;
