/** Who gets what, and when: enrolments, automation jobs, due times, claims and attempts. */
@NullMarked
package org.campaignautomation.enrollment;

import org.jspecify.annotations.NullMarked;
