package org.campaignautomation.platform.tenancy;

/** Roles of people, of our own services, and the scopes of API keys. */
public final class Roles {
  /** Reads. */
  public static final String VIEWER = "viewer";

  /** Also edits campaigns and contacts, previews, and does anything in test mode. */
  public static final String EDITOR = "editor";

  /** Also runs campaigns: lifecycle, triggers, retries, replays. */
  public static final String OPERATOR = "operator";

  /** Also settings, API keys, erasure, providers. */
  public static final String ADMIN = "admin";

  /** Our own services, on {@code /internal}. */
  public static final String INTERNAL = "internal";

  /** A key that adds and changes its tenant's contacts. */
  public static final String KEY_INGEST = "key:ingest";

  /** A key for its tenant's automation endpoints. */
  public static final String KEY_SERVICE = "key:service";

  /** A key of the installation, for the global automation endpoints over all tenants. */
  public static final String KEY_PLATFORM = "key:platform";

  private Roles() {}
}
