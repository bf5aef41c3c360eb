/**
 * Why something was not sent, and when it will be: every rule in the order in which it is applied,
 * what it looked at and what it says.
 *
 * <p>Decides nothing: the rules of the claim are asked, and what is stored is read.
 */
@NullMarked
package org.campaignautomation.enrollment.explain;

import org.jspecify.annotations.NullMarked;
