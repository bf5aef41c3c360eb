/** What the services need to know of the stack, for those who start them as processes. */
@NullMarked
package org.campaignautomation.localstack.service;

import org.jspecify.annotations.NullMarked;
