/** A real Postgres from build artifacts: one database, one schema and one role per service. */
@NullMarked
package org.campaignautomation.localstack.postgres;

import org.jspecify.annotations.NullMarked;
