/** E-mail over SMTP. */
@NullMarked
package org.campaignautomation.dispatch.channel.email;

import org.jspecify.annotations.NullMarked;
