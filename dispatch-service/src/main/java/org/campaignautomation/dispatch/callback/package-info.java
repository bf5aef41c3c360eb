/** What providers tell us over HTTP: the only public paths of this service, each call signed. */
@NullMarked
package org.campaignautomation.dispatch.callback;

import org.jspecify.annotations.NullMarked;
