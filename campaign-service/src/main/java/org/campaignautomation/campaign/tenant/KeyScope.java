package org.campaignautomation.campaign.tenant;

import java.util.Locale;
import org.campaignautomation.platform.tenancy.Roles;

/** What a tenant's key may do. */
public enum KeyScope {
  /** Add and change contacts. */
  INGEST,
  /** Use the automation endpoints. */
  SERVICE;

  String role() {
    return switch (this) {
      case INGEST -> Roles.KEY_INGEST;
      case SERVICE -> Roles.KEY_SERVICE;
    };
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static KeyScope ofColumn(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
